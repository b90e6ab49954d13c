//! Where the broker is, as its URL says it: one server or several of a cluster, and who we are there.

use crate::error::Error;
use async_nats::{ConnectOptions, ServerAddr};
use percent_encoding::percent_decode_str;

/// The servers of a URL: `nats://host:4222`, `nats://user:password@host`, `nats://token@host`, or several with commas.
pub(super) struct Servers(Vec<ServerAddr>);

impl Servers {
    /// Reads a URL.
    ///
    /// # Errors
    /// When a part of it is no address; what stands before an `@` is not repeated.
    pub(super) fn read(url: &str) -> Result<Self, Error> {
        let read = |part: &str| {
            part.trim().parse().map_err(|error| {
                let host = part.rsplit('@').next().unwrap_or_default();
                Error::Other(anyhow::anyhow!("nats_url: …{host} is no address of a NATS server: {error}"))
            })
        };
        Ok(Self(url.split(',').map(read).collect::<Result<_, _>>()?))
    }

    /// The addresses, for the client.
    pub(super) fn addresses(&self) -> &[ServerAddr] {
        &self.0
    }

    /// The addresses for people: without user, password and token.
    pub(super) fn masked(&self) -> String {
        let hosts = self.0.iter().map(|server| format!("{}:{}", server.host(), server.port()));
        hosts.collect::<Vec<_>>().join(", ")
    }

    /// The options, with user and password, or the token, of the first server that names them: the client leaves them
    /// where they stand.
    pub(super) fn authenticated(&self, options: ConnectOptions) -> ConnectOptions {
        let decoded = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
        let named = self.0.iter().find_map(|server| Some((server.username()?, server.password())));
        match named {
            Some((user, Some(password))) => options.user_and_password(decoded(user), decoded(password)),
            Some((token, None)) => options.token(decoded(token)),
            None => options,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Servers;

    #[test]
    fn a_url_names_one_server_or_several_and_is_told_without_its_secrets() {
        let told = |url| Servers::read(url).unwrap().masked();
        assert_eq!(told("nats://127.0.0.1"), "127.0.0.1:4222");
        assert_eq!(told("nats://ingest:s3cret@a:4223, nats://b"), "a:4223, b:4222");
        assert_eq!(told("tls://t0ken@broker.internal"), "broker.internal:4222");
    }

    #[test]
    fn what_is_no_address_is_refused_without_its_secrets() {
        let refused = Servers::read("nats://ingest:s3cret@[broken").err().unwrap().to_string();
        assert!(refused.contains("nats_url") && refused.contains("[broken"), "{refused}");
        assert!(!refused.contains("s3cret"), "{refused}");
    }
}
