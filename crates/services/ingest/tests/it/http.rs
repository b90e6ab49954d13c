//! A JSON object, an array, NDJSON, CSV through a mapping (IN-2), and the errors that a program reads.

use super::start;
use contracts::ingest::v1::configuration_service_client::ConfigurationServiceClient;
use serde_json::{Value, json};
use testkit::service::{OPERATOR, Served, message};

/// Posts a body; gives the status and the answer's JSON.
async fn post(
    served: &Served,
    path: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> anyhow::Result<(u16, Value)> {
    let mut request = reqwest::Client::new()
        .post(format!("{}{path}", served.address))
        .header("authorization", format!("Bearer {OPERATOR}"))
        .body(body.to_owned());
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let answer = request.send().await?;
    Ok((answer.status().as_u16(), answer.json().await?))
}

const JSON: (&str, &str) = ("content-type", "application/json");

fn submission(id: &str, raw: f64) -> Value {
    json!({ "source": "survey", "externalId": id, "unit": "lyon", "score": { "metric": "METRIC_CSAT", "raw": raw } })
}

fn outcomes(answer: &Value) -> Vec<&str> {
    let results = answer["results"].as_array().unwrap();
    results.iter().map(|result| result["outcome"].as_str().unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_object_an_array_and_lines_are_taken() -> anyhow::Result<()> {
    let (world, served) = start().await?;
    let one = submission("a", 1.0).to_string();
    let (status, answer) = post(&served, "/v1/responses", &[JSON], &one).await?;
    assert_eq!((status, answer["outcome"].as_str()), (201, Some("SUBMISSION_OUTCOME_ACCEPTED")));
    let (status, answer) = post(&served, "/v1/responses", &[JSON], &one).await?;
    assert_eq!((status, answer["outcome"].as_str()), (200, Some("SUBMISSION_OUTCOME_DUPLICATE")));

    let array = json!([submission("a", 1.0), submission("b", 2.0), submission("c", 77.0)]).to_string();
    let (status, answer) = post(&served, "/v1/responses", &[JSON], &array).await?;
    let [duplicate, accepted, rejected] =
        ["SUBMISSION_OUTCOME_DUPLICATE", "SUBMISSION_OUTCOME_ACCEPTED", "SUBMISSION_OUTCOME_REJECTED"];
    assert_eq!((status, outcomes(&answer)), (200, vec![duplicate, accepted, rejected]));
    assert_eq!(answer["results"][2]["problem"]["fields"][0]["field"], "score.raw");

    let lines = format!("{}\n\n{{\"source\": 7}}\nno json\n", submission("d", 3.0));
    let ndjson = [("content-type", "application/x-ndjson")];
    let (status, answer) = post(&served, "/v1/responses", &ndjson, &lines).await?;
    assert_eq!((status, outcomes(&answer)), (200, vec![accepted, rejected, rejected]));
    assert_eq!(answer["results"][2]["problem"]["fields"][0]["field"], "line 4");
    assert_eq!(world.count("SELECT count(*) FROM ingest.responses").await?, 3);
    served.stop().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_table_is_taken_through_its_mapping() -> anyhow::Result<()> {
    let (world, served) = start().await?;
    let csv = [("content-type", "text/csv; charset=utf-8")];
    let (status, answer) = post(&served, "/v1/responses", &csv, "id\n1\n").await?;
    assert_eq!((status, answer["error"]["fields"][0]["field"].as_str()), (400, Some("mapping")));
    let (status, answer) = post(&served, "/v1/rows?mapping=shop", &csv, "id\n1\n").await?;
    assert!((400..500).contains(&status), "{status} {answer}");

    let mapping = json!({
        "sets": ["s"],
        "resources": [{ "sourceMapping": {
            "metadata": { "name": "shop", "set": "s" },
            "spec": {
                "source": "shop", "externalId": "row.id", "unit": "row.store", "verbatim": "row.text",
                "score": { "value": "row.mark", "metric": "csat", "required": true }
            }
        } }]
    });
    let mut configuration = ConfigurationServiceClient::new(served.channel(OPERATOR)?);
    let applied = configuration
        .apply_resources(message::<contracts::ingest::v1::ApplyResourcesRequest>(mapping)?)
        .await?
        .into_inner();
    assert_eq!(applied.problems, []);
    let table = "\u{feff}id,store,mark,text\n1,lyon,2,\"two\nlines\"\n2,lyon,much,\n";
    let (status, answer) = post(&served, "/v1/rows?mapping=shop&file=week", &csv, table).await?;
    assert_eq!(
        (status, outcomes(&answer)),
        (200, vec!["SUBMISSION_OUTCOME_ACCEPTED", "SUBMISSION_OUTCOME_REJECTED"]),
        "{answer}"
    );
    let verbatim: String =
        sqlx::query_scalar("SELECT verbatim FROM ingest.responses").fetch_one(&world.pool).await?;
    assert_eq!(verbatim, "two\nlines");
    assert_eq!(world.count("SELECT count(*) FROM ingest.rejected_rows WHERE record = 2").await?, 1, "kept");
    served.stop().await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_error_names_its_field_and_its_reason() -> anyhow::Result<()> {
    let (_world, served) = start().await?;
    let (status, answer) = post(&served, "/v1/responses", &[JSON], "{").await?;
    assert_eq!((status, answer["error"]["fields"][0]["field"].as_str()), (400, Some("body")));
    let plain = [("content-type", "text/plain")];
    let (status, answer) = post(&served, "/v1/responses", &plain, "hello").await?;
    assert_eq!((status, answer["error"]["fields"][0]["field"].as_str()), (415, Some("content-type")));
    let mut anonymous = submission("", 1.0);
    let (status, answer) = post(&served, "/v1/responses", &[JSON], &anonymous.to_string()).await?;
    assert_eq!((status, answer["error"]["fields"][0]["field"].as_str()), (400, Some("external_id")));
    // A key makes it one response however often it is sent.
    let keyed = [JSON, ("idempotency-key", "k1")];
    for expected in [201, 200] {
        let (status, _) = post(&served, "/v1/responses", &keyed, &anonymous.to_string()).await?;
        assert_eq!(status, expected);
    }
    anonymous["score"]["raw"] = json!(2.0);
    let (status, answer) = post(&served, "/v1/responses", &keyed, &anonymous.to_string()).await?;
    assert_eq!((status, answer["error"]["reason"].as_str()), (409, Some("EXTERNAL_ID_REUSED")));
    let unknown = reqwest::Client::new().post(format!("{}/v1/responses", served.address)).send().await?;
    assert_eq!(unknown.status().as_u16(), 401);
    served.stop().await
}
