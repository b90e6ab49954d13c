//! Logs on stderr, traces to a collector when one is configured, and trace context in and out of headers.

use opentelemetry::{
    global,
    propagation::{Extractor, Injector},
    trace::TracerProvider as _,
};
use opentelemetry_sdk::{Resource, propagation::TraceContextPropagator, trace::SdkTracerProvider};
use std::io::IsTerminal as _;
use tracing_opentelemetry::OpenTelemetrySpanExt as _;
use tracing_subscriber::{EnvFilter, Layer as _, layer::SubscriberExt as _, util::SubscriberInitExt as _};

/// How to log and trace.
#[derive(Debug, Clone, Default)]
pub struct TelemetryConfig {
    /// One JSON object a line, for collectors; otherwise for people.
    pub json: bool,
    /// Which events, in `tracing` terms: `info`, `warn,eventing=debug`.
    pub filter: String,
    /// Address of an OTLP collector over gRPC. Absent: traces are not exported.
    pub otlp_endpoint: Option<String>,
    /// Name in traces.
    pub service_name: String,
    /// No colours.
    pub plain: bool,
}

/// Keeps the exporter alive; flush it before the process ends, also when start-up failed.
#[derive(Debug)]
pub struct Telemetry(SdkTracerProvider);

impl Telemetry {
    /// Sends what is still held back.
    pub fn flush(&self) {
        // Nobody is left to tell when the last flush fails.
        let _ = self.0.force_flush();
        let _ = self.0.shutdown();
    }
}

/// Installs logging and tracing for the process.
///
/// # Errors
/// When the filter can't be read, the collector's address is none, or it was installed before.
pub fn init(config: &TelemetryConfig) -> anyhow::Result<Telemetry> {
    global::set_text_map_propagator(TraceContextPropagator::new());
    let filter = EnvFilter::try_new(if config.filter.is_empty() { "info" } else { &config.filter })?;
    let plain = config.plain || !std::io::stderr().is_terminal();
    let people =
        tracing_subscriber::fmt::layer().with_writer(std::io::stderr).with_ansi(!plain).with_target(false);
    let logs = if config.json { people.json().boxed() } else { people.compact().boxed() };
    // Also without a collector: trace context travels in events, and a subscriber's own tracing goes on from it.
    let provider = provider(config)?;
    let traces = tracing_opentelemetry::layer()
        .with_tracer(provider.tracer("recontact"))
        .with_filter(tracing_subscriber::filter::LevelFilter::INFO);
    tracing_subscriber::registry().with(logs.with_filter(filter)).with(traces).try_init()?;
    Ok(Telemetry(provider))
}

fn provider(config: &TelemetryConfig) -> anyhow::Result<SdkTracerProvider> {
    use opentelemetry_otlp::WithExportConfig as _;
    let Some(endpoint) = config.otlp_endpoint.as_deref() else {
        return Ok(SdkTracerProvider::builder().build());
    };
    let exporter =
        opentelemetry_otlp::SpanExporter::builder().with_tonic().with_endpoint(endpoint).build()?;
    let resource = Resource::builder().with_service_name(config.service_name.clone()).build();
    Ok(SdkTracerProvider::builder().with_batch_exporter(exporter).with_resource(resource).build())
}

struct OneHeader(Option<String>);

impl Injector for OneHeader {
    fn set(&mut self, key: &str, value: String) {
        if key == "traceparent" {
            self.0 = Some(value);
        }
    }
}

impl Extractor for OneHeader {
    fn get(&self, key: &str) -> Option<&str> {
        self.0.as_deref().filter(|_| key == "traceparent")
    }

    fn keys(&self) -> Vec<&str> {
        vec!["traceparent"]
    }
}

/// The W3C trace context of the current span, if it is traced.
#[must_use]
pub fn current_traceparent() -> Option<String> {
    let mut header = OneHeader(None);
    let context = tracing::Span::current().context();
    global::get_text_map_propagator(|propagator| propagator.inject_context(&context, &mut header));
    header.0
}

/// Makes a span the child of what a header names.
pub fn set_parent(span: &tracing::Span, traceparent: &str) {
    let header = OneHeader(Some(traceparent.to_owned()));
    // A span that is not traced has no parent to set.
    let _ = span.set_parent(global::get_text_map_propagator(|propagator| propagator.extract(&header)));
}

/// Links a span to what a header names: for batches, whose items come from many traces.
pub fn add_link(span: &tracing::Span, traceparent: &str) {
    use opentelemetry::trace::TraceContextExt as _;
    let header = OneHeader(Some(traceparent.to_owned()));
    let context = global::get_text_map_propagator(|propagator| propagator.extract(&header));
    span.add_link(context.span().span_context().clone());
}
