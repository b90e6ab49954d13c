//! A client that knows nothing but an address and a key reads the status: it learns every type from the server.

use anyhow::Context as _;
use contracts::ingest::v1::{Submission, SubmitResponseRequest};
use contracts::types::v1::{Metric, Score};
use e2e::{KEY, System};
use prost::Message as _;
use prost_reflect::{
    DescriptorPool, DynamicMessage, MessageDescriptor, MethodDescriptor, prost_types::FileDescriptorProto,
};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use tonic::{
    Request, Status,
    client::Grpc,
    codec::{Codec, DecodeBuf, Decoder, EncodeBuf, Encoder},
    codegen::http::uri::PathAndQuery,
    transport::{Channel, Endpoint},
};
use tonic_reflection::pb::v1::{
    ServerReflectionRequest, server_reflection_client::ServerReflectionClient,
    server_reflection_request::MessageRequest, server_reflection_response::MessageResponse,
};

/// Messages whose type is known only when the program runs.
struct Dynamic(MessageDescriptor);

impl Codec for Dynamic {
    type Encode = DynamicMessage;
    type Decode = DynamicMessage;
    type Encoder = Self;
    type Decoder = Self;

    fn encoder(&mut self) -> Self {
        Self(self.0.clone())
    }

    fn decoder(&mut self) -> Self {
        Self(self.0.clone())
    }
}

impl Encoder for Dynamic {
    type Item = DynamicMessage;
    type Error = Status;

    fn encode(&mut self, message: DynamicMessage, buffer: &mut EncodeBuf<'_>) -> Result<(), Status> {
        message.encode(buffer).map_err(|error| Status::internal(error.to_string()))
    }
}

impl Decoder for Dynamic {
    type Item = DynamicMessage;
    type Error = Status;

    fn decode(&mut self, buffer: &mut DecodeBuf<'_>) -> Result<Option<DynamicMessage>, Status> {
        let message = DynamicMessage::decode(self.0.clone(), buffer);
        message.map(Some).map_err(|error| Status::internal(error.to_string()))
    }
}

/// Asks the server about itself.
async fn ask(channel: &Channel, question: MessageRequest) -> anyhow::Result<MessageResponse> {
    let request = ServerReflectionRequest { host: String::new(), message_request: Some(question) };
    let mut client = ServerReflectionClient::new(channel.clone());
    let mut answers = client.server_reflection_info(futures::stream::iter([request])).await?.into_inner();
    answers.message().await?.and_then(|answer| answer.message_response).context("no answer")
}

/// The files that describe a symbol, with all that they import.
async fn descriptors(channel: &Channel, symbol: &str) -> anyhow::Result<DescriptorPool> {
    let mut files: BTreeMap<String, FileDescriptorProto> = BTreeMap::new();
    let mut questions = vec![MessageRequest::FileContainingSymbol(symbol.to_owned())];
    while let Some(question) = questions.pop() {
        let MessageResponse::FileDescriptorResponse(answer) = ask(channel, question).await? else {
            anyhow::bail!("{symbol}: the server knows no such file");
        };
        for bytes in answer.file_descriptor_proto {
            let file = FileDescriptorProto::decode(bytes.as_slice())?;
            let missing = file.dependency.iter().filter(|name| !files.contains_key(*name));
            questions.extend(missing.map(|name| MessageRequest::FileByFilename(name.clone())));
            files.insert(file.name().to_owned(), file);
        }
    }
    let mut pool = DescriptorPool::new();
    pool.add_file_descriptor_protos(files.into_values())?;
    Ok(pool)
}

/// Calls a method with JSON; gives the answer as JSON.
async fn call(
    channel: &Channel,
    method: &MethodDescriptor,
    key: &str,
    question: Value,
) -> anyhow::Result<Value> {
    let message = DynamicMessage::deserialize(method.input(), question)?;
    let path = format!("/{}/{}", method.parent_service().full_name(), method.name());
    let mut request = Request::new(message);
    request.metadata_mut().insert("authorization", format!("Bearer {key}").parse()?);
    let mut client = Grpc::new(channel.clone());
    client.ready().await?;
    let answer = client.unary(request, PathAndQuery::try_from(path)?, Dynamic(method.output())).await?;
    Ok(serde_json::to_value(answer.into_inner())?)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_that_knows_only_an_address_and_a_key_reads_the_status() -> anyhow::Result<()> {
    let system = System::start().await?;
    system.world.set_time("2026-11-23T09:00:00Z".parse()?).await?;
    system.apply_sample().await?;
    let score = Score { metric: Metric::Csat.into(), raw: 1.0, ..Score::default() };
    let submission = Submission {
        source: "survey".into(),
        external_id: "receipt 7".into(),
        unit: "store-lyon".into(),
        score: Some(score),
        ..Submission::default()
    };
    let request = SubmitResponseRequest { submission: Some(submission), request_id: String::new() };
    system.client.ingest()?.submit_response(request).await?;
    system.drain().await?;

    // From here on nothing that was generated from the contract is used.
    let channel = Endpoint::from_shared(system.address.clone())?.connect().await?;
    let MessageResponse::ListServicesResponse(services) =
        ask(&channel, MessageRequest::ListServices(String::new())).await?
    else {
        anyhow::bail!("the server lists no services");
    };
    let services: Vec<String> = services.service.into_iter().map(|service| service.name).collect();
    for expected in [
        "grpc.health.v1.Health",
        "recontact.ingest.v1.IngestService",
        "recontact.alert_rules.v1.DecisionService",
        "recontact.assignment.v1.TaskService",
        "recontact.follow_up_scheduler.v1.ScheduleService",
        "recontact.reporting.v1.StatusService",
    ] {
        assert!(services.iter().any(|service| service == expected), "{expected} is not in {services:?}");
    }

    let name = "recontact.reporting.v1.StatusService";
    let service = descriptors(&channel, name).await?.get_service_by_name(name).context(name)?;
    let method = |name: &str| service.methods().find(|method| method.name() == name).context(name.to_owned());
    let (get, list) = (method("GetCase")?, method("ListCases")?);

    let by_id = json!({ "externalId": { "source": "survey", "externalId": "receipt 7" } });
    let found = call(&channel, &get, KEY, by_id.clone()).await?;
    assert_eq!(found["case"]["source"], "survey");
    assert_eq!(found["case"]["owner"], "david-roux");
    assert_eq!(found["case"]["state"], "TASK_STATE_OPEN");
    assert_eq!(found["case"]["severity"], "SEVERITY_HIGH");
    let events = found["timeline"].as_array().context("no timeline")?;
    let events: Vec<&str> = events.iter().filter_map(|event| event["event"].as_str()).collect();
    assert_eq!(events, ["response.accepted", "response.decided", "alert.raised", "task.assigned"]);

    let open = json!({ "filter": "state = open AND unit = centre", "orderBy": "severity desc" });
    let listed = call(&channel, &list, KEY, open).await?;
    assert_eq!(listed["total"], "1", "a 64-bit number is text in JSON");
    assert_eq!(listed["cases"][0]["caseId"], found["case"]["caseId"]);

    let refused = call(&channel, &get, "nobody's", by_id).await.expect_err("a key that nobody has");
    let refused = refused.downcast_ref::<Status>().context("no status")?;
    assert_eq!(refused.code(), tonic::Code::Unauthenticated);
    system.stop().await
}
