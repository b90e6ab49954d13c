//! The OpenAPI document is what the handlers do: every operation, status and example of it is tried, and every body
//! that comes back is held against its schema.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test says what it expects by failing")]

use anyhow::Context as _;
use contracts::topology::ServiceName;
use e2e::{KEY, MANAGER_KEY, System, door::Door};
use eventing::metrics::SharedMetrics;
use recontact::services::{self, Settings};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use service_kit::{
    config::Secret,
    metrics::Metrics,
    server::{ServerOptions, run_until_stopped},
    tasks::Tracker,
};
use std::{collections::BTreeSet, time::Duration};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

/// (operation, status)
type Seen = BTreeSet<(String, u16)>;

/// The document, and what was seen of it.
struct Contract {
    document: Value,
    http: reqwest::Client,
    seen: Seen,
}

/// One call.
#[derive(Clone)]
struct Call {
    method: Method,
    path: &'static str,
    query: &'static str,
    content_type: &'static str,
    body: Vec<u8>,
    key: &'static str,
    idempotency_key: &'static str,
}

fn json_call(path: &'static str, body: &Value) -> Call {
    Call {
        method: Method::POST,
        path,
        query: "",
        content_type: "application/json",
        body: body.to_string().into_bytes(),
        key: KEY,
        idempotency_key: "",
    }
}

impl Contract {
    async fn read(address: &str) -> anyhow::Result<Self> {
        let http = reqwest::Client::new();
        let answer = http.get(format!("{address}/v1/openapi.json")).bearer_auth(KEY).send().await?;
        assert_eq!(answer.headers()["content-type"], "application/json");
        Ok(Self { document: answer.json().await?, http, seen: Seen::new() })
    }

    fn operation(&self, call: &Call) -> &Value {
        &self.document["paths"][call.path][call.method.as_str().to_lowercase()]
    }

    /// Calls, and holds the answer against what the document says of this status.
    async fn call(&mut self, address: &str, call: &Call, expected: u16) -> anyhow::Result<Value> {
        let url = format!("{address}{}{}", call.path, call.query);
        let mut request =
            self.http.request(call.method.clone(), url).body(call.body.clone()).bearer_auth(call.key);
        if !call.content_type.is_empty() {
            request = request.header("content-type", call.content_type);
        }
        if !call.idempotency_key.is_empty() {
            request = request.header("idempotency-key", call.idempotency_key);
        }
        let answer = request.send().await?;
        let (status, headers) = (answer.status(), answer.headers().clone());
        let body: Value = answer.json().await.with_context(|| format!("{status} without JSON"))?;
        assert_eq!(status, StatusCode::from_u16(expected)?, "{body}");
        let operation = self.operation(call);
        let name = operation["operationId"].as_str().context("no operation")?.to_owned();
        let documented = self.resolved(&operation["responses"][expected.to_string()]);
        assert!(documented.is_object(), "{name} has no {expected}: {body}");
        self.holds(&documented["content"]["application/json"]["schema"], &body);
        for header in documented["headers"].as_object().into_iter().flatten().map(|(name, _)| name) {
            assert!(headers.contains_key(header), "{name} {expected} without {header}");
        }
        self.seen.insert((name, expected));
        Ok(body)
    }

    fn resolved<'a>(&'a self, value: &'a Value) -> &'a Value {
        match value["$ref"].as_str() {
            Some(reference) => self.document.pointer(reference.trim_start_matches('#')).unwrap(),
            None => value,
        }
    }

    /// Whether a value is what a schema says; references lead into the document.
    fn holds(&self, schema: &Value, value: &Value) {
        assert!(schema.is_object(), "no schema for {value}");
        let mut schema = schema.clone();
        schema["components"] = self.document["components"].clone();
        let validator = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
        let wrong: Vec<String> = validator.iter_errors(value).map(|error| error.to_string()).collect();
        assert!(wrong.is_empty(), "{value}: {wrong:?}");
    }

    fn documented(&self) -> Seen {
        let mut all = Seen::new();
        for operations in self.document["paths"].as_object().unwrap().values() {
            for operation in operations.as_object().unwrap().values() {
                for status in operation["responses"].as_object().unwrap().keys() {
                    let name = operation["operationId"].as_str().unwrap().to_owned();
                    all.insert((name, status.parse().unwrap()));
                }
            }
        }
        all
    }
}

/// The ingest of a system once more, with other settings.
async fn another(system: &System, settings: Settings, stop: &CancellationToken) -> anyhow::Result<String> {
    let registry = Metrics::default();
    let shared = SharedMetrics::register(&registry);
    let part = services::build(ServiceName::Ingest, &settings, &registry, &shared).await?.0;
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = format!("http://{}", listener.local_addr()?);
    let options =
        ServerOptions { callers: system.callers(), metrics: registry, drain: Duration::from_secs(10) };
    Tracker::default().spawn(run_until_stopped(vec![part], listener, options, stop.clone()));
    Ok(address)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_document_says_what_the_handlers_do() -> anyhow::Result<()> {
    let system = System::start().await?;
    system.world.set_time("2026-11-23T09:00:00Z".parse()?).await?;
    system.apply_sample().await?;
    let stop = CancellationToken::new();
    let address = system.client.address().to_owned();
    let full = Settings { outbox_quota_bytes: 0, ..system.settings() };
    let full = another(&system, full, &stop).await?;
    let mut contract = Contract::read(&address).await?;
    assert_eq!(contract.document, serde_json::from_str::<Value>(ingest::http::OPENAPI)?);

    every_example_is_accepted(&mut contract, &address).await?;
    every_kind_of_signal_is_taken(&mut contract, &address).await?;
    every_refusal_is_a_problem(&mut contract, &address).await?;
    parameters_of_tables_are_refused_beside_json(&mut contract, &address).await?;
    another_method_is_refused_with_the_right_one(&contract, &address).await?;
    for path in ["/v1/responses", "/v1/rows"] {
        let call = Call {
            query: QUERY,
            ..json_call(
                path,
                &json!([{"source": "survey", "externalId": "late", "score": {"metric": "METRIC_CSAT", "raw": 1}, "survey_id": "late", "shop": "web", "satisfaction": 1, "answered_on": "14/11/2026"}]),
            )
        };
        let call = if path == "/v1/rows" { call } else { json_call(path, &survey("late")) };
        let body = contract.call(&full, &call, 429).await?;
        assert_eq!(body["error"]["reason"], "OVER_THE_LIMIT");
    }

    // One whose store goes away.
    let port = TcpListener::bind("127.0.0.1:0").await?.local_addr()?.port();
    let url = &system.world.database_url;
    let (login, rest) = url.rsplit_once('@').context("no login")?;
    let (store, database) = rest.split_once('/').context("no database")?;
    let door = Door::open(port, store).await?;
    let through = Secret::new(format!("{login}@127.0.0.1:{port}/{database}"));
    let away = another(&system, Settings { database_url: through, ..system.settings() }, &stop).await?;
    door.close();
    contract.call(&away, &json_call("/v1/responses", &survey("away")), 503).await?;
    let rows = Call { query: QUERY, ..json_call("/v1/rows", &json!([{"survey_id": "away"}])) };
    contract.call(&away, &rows, 503).await?;
    stop.cancel();

    let (seen, documented) = (&contract.seen, contract.documented());
    let untried: Vec<_> = documented.difference(seen).collect();
    assert!(untried.is_empty(), "documented and never seen: {untried:?}");
    system.stop().await
}

/// What a submission says itself is not said beside it, where nobody would read it.
async fn parameters_of_tables_are_refused_beside_json(
    contract: &mut Contract,
    address: &str,
) -> anyhow::Result<()> {
    let parameters = contract.document["paths"]["/v1/responses"]["post"]["parameters"].clone();
    let named: Vec<(&str, &str)> = parameters
        .as_array()
        .context("no parameters")?
        .iter()
        .filter(|parameter| parameter["in"] == "query")
        .map(|parameter| (parameter["name"].as_str().unwrap(), parameter["description"].as_str().unwrap()))
        .collect();
    assert_eq!(named.len(), 4);
    let mut table = String::new();
    for (name, description) in named {
        assert!(description.contains("Beside JSON it is refused"), "{name}: {description}");
        let query = match name {
            "mapping" => "?mapping=survey",
            "file" => "?file=november.csv",
            "history" => "?history=true",
            _ => "?test=true",
        };
        let one = survey("beside");
        let lines = Call { content_type: "application/x-ndjson", ..json_call("/v1/responses", &one) };
        for call in [json_call("/v1/responses", &one), json_call("/v1/responses", &json!([one])), lines] {
            let body = contract.call(address, &Call { query, ..call }, 400).await?;
            assert_eq!(body["error"]["fields"][0]["field"], name, "{body}");
            let told = format!("{query}: {}\n", body["error"]["message"].as_str().unwrap_or_default());
            if !table.contains(&told) {
                table.push_str(&told);
            }
        }
    }
    // None of them was taken.
    contract.call(address, &json_call("/v1/responses", &survey("beside")), 201).await?;
    insta::assert_snapshot!("beside_json", table);
    Ok(())
}

/// A method that no operation has is no operation of the document; its answer has the same shape all the same.
async fn another_method_is_refused_with_the_right_one(
    contract: &Contract,
    address: &str,
) -> anyhow::Result<()> {
    for (method, path, takes) in [
        (Method::GET, "/v1/responses", "POST"),
        (Method::DELETE, "/v1/rows", "POST"),
        (Method::POST, "/v1/openapi.json", "GET"),
    ] {
        let request = contract.http.request(method.clone(), format!("{address}{path}")).bearer_auth(KEY);
        let answer = request.send().await?;
        assert_eq!(answer.status(), StatusCode::METHOD_NOT_ALLOWED);
        let allowed = answer.headers().get("allow").context("no Allow")?.to_str()?.to_owned();
        assert!(allowed.split(',').any(|one| one.trim() == takes), "{allowed}");
        let body: Value = answer.json().await?;
        contract.holds(&json!({ "$ref": "#/components/schemas/Problem" }), &body);
        let error = &body["error"];
        assert_eq!(
            (error["code"].as_u64(), error["reason"].as_str()),
            (Some(405), Some("METHOD_NOT_ALLOWED"))
        );
        assert_eq!(
            error["message"].as_str(),
            Some(format!("{method} is not taken at {path}; use {takes}").as_str())
        );
    }
    Ok(())
}

const QUERY: &str = "?mapping=survey&file=november.csv";

fn survey(id: &str) -> Value {
    json!({"source": "survey", "externalId": id, "score": {"metric": "METRIC_CSAT", "raw": 1}})
}

async fn every_example_is_accepted(contract: &mut Contract, address: &str) -> anyhow::Result<()> {
    let mut tried = 0;
    for path in ["/v1/responses", "/v1/rows"] {
        let content = contract.document["paths"][path]["post"]["requestBody"]["content"].clone();
        for (content_type, media) in content.as_object().context("no content")? {
            for (name, example) in media["examples"].as_object().context("no example")? {
                contract.holds(&media["schema"], &example["value"]);
                let body = match &example["value"] {
                    Value::String(text) => text.clone(),
                    value => value.to_string(),
                };
                let content_type: &'static str = match content_type.as_str() {
                    "text/csv" => "text/csv",
                    "application/json" => "application/json",
                    _ => "application/x-ndjson",
                };
                let rows = path == "/v1/rows" || content_type == "text/csv";
                let query = if rows { QUERY } else { "" };
                let one = !rows && example["value"].is_object();
                let call =
                    Call { query, content_type, body: body.into_bytes(), ..json_call(path, &Value::Null) };
                let answer = contract.call(address, &call, if one { 201 } else { 200 }).await?;
                let results = if one {
                    vec![answer]
                } else {
                    answer["results"].as_array().context("no results")?.clone()
                };
                for result in results {
                    let outcome = result["outcome"].as_str().unwrap_or_default();
                    let taken = ["SUBMISSION_OUTCOME_ACCEPTED", "SUBMISSION_OUTCOME_DUPLICATE"];
                    assert!(taken.contains(&outcome), "{path} {name}: {result}");
                }
                // The same again is a duplicate.
                let again = contract.call(address, &call, 200).await?;
                assert!(again.to_string().contains("SUBMISSION_OUTCOME_DUPLICATE"), "{again}");
                tried += 1;
            }
        }
    }
    assert!(tried >= 8, "{tried} examples");
    // What was saved half-way is finished without a revision number; a half that comes late changes nothing.
    let whole = json!({"source": "survey", "externalId": "S-2", "unit": "store-lyon", "score": {"metric": "METRIC_CSAT", "raw": 2}});
    let answer = contract.call(address, &json_call("/v1/responses", &whole), 200).await?;
    assert_eq!(
        (answer["outcome"].as_str(), answer["version"].as_str()),
        (Some("SUBMISSION_OUTCOME_REVISED"), Some("2"))
    );
    let late = json!({"source": "survey", "externalId": "S-2", "completeness": "COMPLETENESS_PARTIAL"});
    let refused = contract.call(address, &json_call("/v1/responses", &late), 409).await?;
    assert_eq!(refused["error"]["reason"], "STALE_REVISION");
    Ok(())
}

async fn every_kind_of_signal_is_taken(contract: &mut Contract, address: &str) -> anyhow::Result<()> {
    let kinds =
        contract.document["components"]["schemas"]["Submission"]["properties"]["kind"]["enum"].clone();
    let kinds = kinds.as_array().context("no kinds")?;
    assert_eq!(kinds.len(), 6);
    for kind in kinds {
        let mut submission = survey(kind.as_str().context("no text")?);
        submission["kind"] = kind.clone();
        contract.call(address, &json_call("/v1/responses", &submission), 201).await?;
    }
    Ok(())
}

async fn every_refusal_is_a_problem(contract: &mut Contract, address: &str) -> anyhow::Result<()> {
    let mut table = String::new();
    let post =
        |body: &str| Call { body: body.as_bytes().to_vec(), ..json_call("/v1/responses", &Value::Null) };
    let rows = |query: &'static str, body: &str| Call {
        path: "/v1/rows",
        query,
        content_type: "text/csv",
        ..post(body)
    };
    let good = survey("good").to_string();
    let other = good.replace("\"raw\":1", "\"raw\":3");
    let large = "x".repeat(service_kit::server::HTTP_BODY_MAX + 1);
    let mut long = survey("long");
    long["verbatim"] = "x".repeat(70_000).into();
    contract.call(address, &post(&good), 201).await?;
    let calls: Vec<(&str, Call, u16)> = vec![
        ("no JSON", post("{\"source\": \"survey\",\n  \"score\" 3}"), 400),
        ("an unknown field", post("{\"source\": \"survey\", \"extrenalId\": \"1\"}"), 400),
        (
            "a text where a number belongs",
            post("{\"source\": \"survey\", \"score\": {\"raw\": \"three\"}}"),
            400,
        ),
        ("an unknown kind", post("{\"source\": \"survey\", \"kind\": \"SIGNAL_KIND_RANT\"}"), 400),
        (
            "no id and no Idempotency-Key",
            post("{\"source\": \"survey\", \"score\": {\"metric\": \"METRIC_CSAT\", \"raw\": 3}}"),
            400,
        ),
        (
            "everything wrong at once",
            post(
                "{\"source\": \"a b\", \"externalId\": \"1\", \"score\": {\"metric\": \"METRIC_CSAT\", \"raw\": 9}, \"customer\": {\"zone\": \"Mars\"}}",
            ),
            400,
        ),
        (
            "a custom score without a scale",
            post(
                "{\"source\": \"survey\", \"externalId\": \"1\", \"score\": {\"metric\": \"METRIC_CUSTOM\", \"raw\": 9}}",
            ),
            400,
        ),
        ("a verbatim that is too long", json_call("/v1/responses", &long), 400),
        ("one id for two contents", post(&other), 409),
        ("an unknown content type", Call { content_type: "application/xml", ..post("<a/>") }, 415),
        ("no content type", Call { content_type: "", ..post(&good) }, 415),
        ("a body that is too large", post(&large), 413),
        ("an unknown key", Call { key: "nobody", ..post(&good) }, 401),
        ("a caller who may not", Call { key: MANAGER_KEY, ..post(&good) }, 403),
        (
            "CSV for an unknown mapping",
            Call { query: "?mapping=survye&file=a.csv", content_type: "text/csv", ..post("a\n1\n") },
            404,
        ),
        ("rows: no mapping", rows("?file=a.csv", "a\n1\n"), 400),
        ("rows: no file", rows("?mapping=survey", "a\n1\n"), 400),
        ("rows: an unknown parameter", rows("?mapping=survey&file=a.csv&tset=true", "a\n1\n"), 400),
        ("rows: neither true nor false", rows("?mapping=survey&file=a.csv&test=maybe", "a\n1\n"), 400),
        ("rows: a ragged row", rows(QUERY, "a,b\n1,2\n3\n"), 400),
        ("rows: not UTF-8", Call { body: b"a,b\n1,\xff\n".to_vec(), ..rows(QUERY, "") }, 400),
        ("rows: no array", Call { content_type: "application/json", ..rows(QUERY, "{}") }, 400),
        (
            "rows: a line that is no JSON",
            Call { content_type: "application/x-ndjson", ..rows(QUERY, "{\"a\": 1}\n{\"a\" 2}\n") },
            400,
        ),
        ("rows: an unknown mapping", rows("?mapping=survye&file=a.csv", "a\n1\n"), 404),
        ("rows: an unknown content type", Call { content_type: "text/plain", ..rows(QUERY, "a\n1\n") }, 415),
        ("rows: a body that is too large", rows(QUERY, &large), 413),
        ("rows: an unknown key", Call { key: "nobody", ..rows(QUERY, "a\n1\n") }, 401),
        ("rows: a caller who may not", Call { key: MANAGER_KEY, ..rows(QUERY, "a\n1\n") }, 403),
        (
            "the document: an unknown key",
            Call {
                method: Method::GET,
                path: "/v1/openapi.json",
                key: "nobody",
                content_type: "",
                ..post("")
            },
            401,
        ),
    ];
    for (what, call, status) in calls {
        let body = contract.call(address, &call, status).await?;
        let message = body["error"]["message"].as_str().context("no message")?;
        table.push_str(&format!(
            "{what}\n  {status} {}: {message}\n\n",
            body["error"]["reason"].as_str().unwrap_or("")
        ));
    }
    let document = Call { method: Method::GET, path: "/v1/openapi.json", content_type: "", ..post("") };
    contract.call(address, &document, 200).await?;
    contract.call(address, &Call { body: b"survey_id\n".to_vec(), ..rows(QUERY, "") }, 200).await?;
    insta::assert_snapshot!("http", table);
    Ok(())
}
