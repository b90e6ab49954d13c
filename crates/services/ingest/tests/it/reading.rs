//! A customer's words and number are for the people of the unit and above, and every reading is written down.

use super::{client, request, start};
use contracts::{
    events::v1::UnitChanged,
    ingest::v1::{
        Customer, GetResponseRequest, GetResponseResponse, ingest_service_client::IngestServiceClient,
    },
    topology::{ServiceName, UNIT_CHANGED},
};
use prost::Message as _;
use serde_json::json;
use testkit::{
    World,
    service::{OPERATOR, Served, message},
};
use tonic::{Code, Status};

/// Lets a tree come: `top`, below it lyon and paris, which paul manages.
async fn directory(world: &World) -> anyhow::Result<()> {
    for (name, parent, manager) in [("top", "", "ines"), ("lyon", "top", "alice"), ("paris", "top", "paul")] {
        let changed: UnitChanged = message(json!({
            "unit": {
                "metadata": { "name": name, "set": "s" }, "version": 1,
                "spec": { "parent": parent, "managers": [{ "person": manager }] }
            },
            "change": {}
        }))?;
        world.publish(&UNIT_CHANGED, "2026-11-23T08:00:00Z".parse()?, changed.encode_to_vec()).await?;
    }
    world.drain(ServiceName::Ingest).await
}

async fn read(served: &Served, caller: &str, id: &str) -> Result<GetResponseResponse, Status> {
    let mut client = IngestServiceClient::new(served.channel(caller).unwrap());
    Ok(client.get_response(GetResponseRequest { response_id: id.to_owned() }).await?.into_inner())
}

#[tokio::test(flavor = "multi_thread")]
async fn people_read_the_responses_of_their_units_and_below_and_each_reading_is_written_down()
-> anyhow::Result<()> {
    let (world, served) = start().await?;
    directory(&world).await?;
    let mut ids = Vec::new();
    for unit in ["lyon", "paris", "nowhere"] {
        let mut request = request(unit, 1.0, 0);
        let submission = request.submission.as_mut().unwrap();
        submission.unit = unit.into();
        submission.customer =
            Some(Customer { reference: unit.into(), phone: "+33".into(), ..Customer::default() });
        ids.push(client(&served)?.submit_response(request).await?.into_inner().result.unwrap().response_id);
    }
    let [lyon, paris, nowhere] = ids.try_into().unwrap();
    for (caller, may, may_not) in [
        ("clerk", vec![&lyon], vec![&paris, &nowhere]),
        ("paul", vec![&paris], vec![&lyon, &nowhere]),
        ("emma", vec![&lyon, &paris, &nowhere], vec![]),
        (OPERATOR, vec![&lyon, &paris, &nowhere], vec![]),
    ] {
        for id in may {
            let found = read(&served, caller, id).await?;
            assert_eq!(found.customer.unwrap().phone, "+33", "{caller}");
        }
        for id in may_not {
            let refused = read(&served, caller, id).await.unwrap_err();
            assert_eq!(refused.code(), Code::NotFound, "{caller}");
            assert!(refused.message().contains("no response of your units"), "{}", refused.message());
        }
    }
    assert_eq!(read(&served, "lea", &lyon).await.unwrap_err().code(), Code::PermissionDenied);
    let audited = sqlx::query_as::<_, (String, i64)>(
        "SELECT caller, count(*) FROM ingest.contact_reads GROUP BY caller ORDER BY caller",
    );
    let audited: Vec<(String, i64)> = audited.fetch_all(&world.pool).await?;
    let expected = [("clerk", 1), ("emma", 3), ("operator", 3), ("paul", 1)];
    assert_eq!(audited, expected.map(|(caller, count)| (caller.to_owned(), count)));
    served.stop().await
}
