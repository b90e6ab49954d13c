#![doc = include_str!("../README.md")]

pub mod convert;
pub mod directory;
pub mod ids;
pub mod tasks;
pub mod topology;

/// Values that events and APIs share.
pub mod types {
    /// Version 1.
    pub mod v1 {
        include!("generated/recontact.types.v1.rs");
        include!("generated/recontact.types.v1.serde.rs");
    }
}

/// What travels between services, and to other teams.
pub mod events {
    /// Version 1.
    pub mod v1 {
        include!("generated/recontact.events.v1.rs");
        include!("generated/recontact.events.v1.serde.rs");
    }
}

/// The API of ingest.
pub mod ingest {
    /// Version 1.
    pub mod v1 {
        include!("generated/recontact.ingest.v1.rs");
        include!("generated/recontact.ingest.v1.serde.rs");
    }
}

/// The API of alert-rules.
pub mod alert_rules {
    /// Version 1.
    pub mod v1 {
        include!("generated/recontact.alert_rules.v1.rs");
        include!("generated/recontact.alert_rules.v1.serde.rs");
    }
}

/// The API of assignment.
pub mod assignment {
    /// Version 1.
    pub mod v1 {
        include!("generated/recontact.assignment.v1.rs");
        include!("generated/recontact.assignment.v1.serde.rs");
    }
}

/// The API of follow-up-scheduler.
pub mod follow_up_scheduler {
    /// Version 1.
    pub mod v1 {
        include!("generated/recontact.follow_up_scheduler.v1.rs");
        include!("generated/recontact.follow_up_scheduler.v1.serde.rs");
    }
}

/// The API of reporting.
pub mod reporting {
    /// Version 1.
    pub mod v1 {
        include!("generated/recontact.reporting.v1.rs");
        include!("generated/recontact.reporting.v1.serde.rs");
    }
}

/// Every file of the contract, encoded as a `FileDescriptorSet`: for reflection and for generic clients.
pub const FILE_DESCRIPTOR_SET: &[u8] = include_bytes!("generated/descriptors.binpb");
