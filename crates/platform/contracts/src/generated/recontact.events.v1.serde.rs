impl serde::Serialize for AlertAttached {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if self.alert.is_some() {
            len += 1;
        }
        if !self.response_id.is_empty() {
            len += 1;
        }
        if self.response_version != 0 {
            len += 1;
        }
        if self.would_raise {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.events.v1.AlertAttached", len)?;
        if let Some(v) = self.alert.as_ref() {
            struct_ser.serialize_field("alert", v)?;
        }
        if !self.response_id.is_empty() {
            struct_ser.serialize_field("responseId", &self.response_id)?;
        }
        if self.response_version != 0 {
            #[allow(clippy::needless_borrow)]
            #[allow(clippy::needless_borrows_for_generic_args)]
            struct_ser.serialize_field("responseVersion", ToString::to_string(&self.response_version).as_str())?;
        }
        if self.would_raise {
            struct_ser.serialize_field("wouldRaise", &self.would_raise)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for AlertAttached {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "alert",
            "response_id",
            "responseId",
            "response_version",
            "responseVersion",
            "would_raise",
            "wouldRaise",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Alert,
            ResponseId,
            ResponseVersion,
            WouldRaise,
        }
        impl<'de> serde::Deserialize<'de> for GeneratedField {
            fn deserialize<D>(deserializer: D) -> std::result::Result<GeneratedField, D::Error>
            where
                D: serde::Deserializer<'de>,
            {
                struct GeneratedVisitor;

                impl serde::de::Visitor<'_> for GeneratedVisitor {
                    type Value = GeneratedField;

                    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        write!(formatter, "expected one of: {:?}", &FIELDS)
                    }

                    #[allow(unused_variables)]
                    fn visit_str<E>(self, value: &str) -> std::result::Result<GeneratedField, E>
                    where
                        E: serde::de::Error,
                    {
                        match value {
                            "alert" => Ok(GeneratedField::Alert),
                            "responseId" | "response_id" => Ok(GeneratedField::ResponseId),
                            "responseVersion" | "response_version" => Ok(GeneratedField::ResponseVersion),
                            "wouldRaise" | "would_raise" => Ok(GeneratedField::WouldRaise),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = AlertAttached;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.events.v1.AlertAttached")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<AlertAttached, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut alert__ = None;
                let mut response_id__ = None;
                let mut response_version__ = None;
                let mut would_raise__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Alert => {
                            if alert__.is_some() {
                                return Err(serde::de::Error::duplicate_field("alert"));
                            }
                            alert__ = map_.next_value()?;
                        }
                        GeneratedField::ResponseId => {
                            if response_id__.is_some() {
                                return Err(serde::de::Error::duplicate_field("responseId"));
                            }
                            response_id__ = Some(map_.next_value()?);
                        }
                        GeneratedField::ResponseVersion => {
                            if response_version__.is_some() {
                                return Err(serde::de::Error::duplicate_field("responseVersion"));
                            }
                            response_version__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                        GeneratedField::WouldRaise => {
                            if would_raise__.is_some() {
                                return Err(serde::de::Error::duplicate_field("wouldRaise"));
                            }
                            would_raise__ = Some(map_.next_value()?);
                        }
                    }
                }
                Ok(AlertAttached {
                    alert: alert__,
                    response_id: response_id__.unwrap_or_default(),
                    response_version: response_version__.unwrap_or_default(),
                    would_raise: would_raise__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.events.v1.AlertAttached", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for AlertRaised {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if self.alert.is_some() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.events.v1.AlertRaised", len)?;
        if let Some(v) = self.alert.as_ref() {
            struct_ser.serialize_field("alert", v)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for AlertRaised {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "alert",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Alert,
        }
        impl<'de> serde::Deserialize<'de> for GeneratedField {
            fn deserialize<D>(deserializer: D) -> std::result::Result<GeneratedField, D::Error>
            where
                D: serde::Deserializer<'de>,
            {
                struct GeneratedVisitor;

                impl serde::de::Visitor<'_> for GeneratedVisitor {
                    type Value = GeneratedField;

                    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        write!(formatter, "expected one of: {:?}", &FIELDS)
                    }

                    #[allow(unused_variables)]
                    fn visit_str<E>(self, value: &str) -> std::result::Result<GeneratedField, E>
                    where
                        E: serde::de::Error,
                    {
                        match value {
                            "alert" => Ok(GeneratedField::Alert),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = AlertRaised;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.events.v1.AlertRaised")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<AlertRaised, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut alert__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Alert => {
                            if alert__.is_some() {
                                return Err(serde::de::Error::duplicate_field("alert"));
                            }
                            alert__ = map_.next_value()?;
                        }
                    }
                }
                Ok(AlertRaised {
                    alert: alert__,
                })
            }
        }
        deserializer.deserialize_struct("recontact.events.v1.AlertRaised", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for AlertSeverityChanged {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if self.alert.is_some() {
            len += 1;
        }
        if self.previous_severity != 0 {
            len += 1;
        }
        if !self.response_id.is_empty() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.events.v1.AlertSeverityChanged", len)?;
        if let Some(v) = self.alert.as_ref() {
            struct_ser.serialize_field("alert", v)?;
        }
        if self.previous_severity != 0 {
            let v = super::super::types::v1::Severity::try_from(self.previous_severity)
                .map_err(|_| serde::ser::Error::custom(format!("Invalid variant {}", self.previous_severity)))?;
            struct_ser.serialize_field("previousSeverity", &v)?;
        }
        if !self.response_id.is_empty() {
            struct_ser.serialize_field("responseId", &self.response_id)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for AlertSeverityChanged {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "alert",
            "previous_severity",
            "previousSeverity",
            "response_id",
            "responseId",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Alert,
            PreviousSeverity,
            ResponseId,
        }
        impl<'de> serde::Deserialize<'de> for GeneratedField {
            fn deserialize<D>(deserializer: D) -> std::result::Result<GeneratedField, D::Error>
            where
                D: serde::Deserializer<'de>,
            {
                struct GeneratedVisitor;

                impl serde::de::Visitor<'_> for GeneratedVisitor {
                    type Value = GeneratedField;

                    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        write!(formatter, "expected one of: {:?}", &FIELDS)
                    }

                    #[allow(unused_variables)]
                    fn visit_str<E>(self, value: &str) -> std::result::Result<GeneratedField, E>
                    where
                        E: serde::de::Error,
                    {
                        match value {
                            "alert" => Ok(GeneratedField::Alert),
                            "previousSeverity" | "previous_severity" => Ok(GeneratedField::PreviousSeverity),
                            "responseId" | "response_id" => Ok(GeneratedField::ResponseId),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = AlertSeverityChanged;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.events.v1.AlertSeverityChanged")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<AlertSeverityChanged, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut alert__ = None;
                let mut previous_severity__ = None;
                let mut response_id__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Alert => {
                            if alert__.is_some() {
                                return Err(serde::de::Error::duplicate_field("alert"));
                            }
                            alert__ = map_.next_value()?;
                        }
                        GeneratedField::PreviousSeverity => {
                            if previous_severity__.is_some() {
                                return Err(serde::de::Error::duplicate_field("previousSeverity"));
                            }
                            previous_severity__ = Some(map_.next_value::<super::super::types::v1::Severity>()? as i32);
                        }
                        GeneratedField::ResponseId => {
                            if response_id__.is_some() {
                                return Err(serde::de::Error::duplicate_field("responseId"));
                            }
                            response_id__ = Some(map_.next_value()?);
                        }
                    }
                }
                Ok(AlertSeverityChanged {
                    alert: alert__,
                    previous_severity: previous_severity__.unwrap_or_default(),
                    response_id: response_id__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.events.v1.AlertSeverityChanged", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for CalendarChanged {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if self.calendar.is_some() {
            len += 1;
        }
        if self.change.is_some() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.events.v1.CalendarChanged", len)?;
        if let Some(v) = self.calendar.as_ref() {
            struct_ser.serialize_field("calendar", v)?;
        }
        if let Some(v) = self.change.as_ref() {
            struct_ser.serialize_field("change", v)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for CalendarChanged {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "calendar",
            "change",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Calendar,
            Change,
        }
        impl<'de> serde::Deserialize<'de> for GeneratedField {
            fn deserialize<D>(deserializer: D) -> std::result::Result<GeneratedField, D::Error>
            where
                D: serde::Deserializer<'de>,
            {
                struct GeneratedVisitor;

                impl serde::de::Visitor<'_> for GeneratedVisitor {
                    type Value = GeneratedField;

                    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        write!(formatter, "expected one of: {:?}", &FIELDS)
                    }

                    #[allow(unused_variables)]
                    fn visit_str<E>(self, value: &str) -> std::result::Result<GeneratedField, E>
                    where
                        E: serde::de::Error,
                    {
                        match value {
                            "calendar" => Ok(GeneratedField::Calendar),
                            "change" => Ok(GeneratedField::Change),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = CalendarChanged;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.events.v1.CalendarChanged")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<CalendarChanged, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut calendar__ = None;
                let mut change__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Calendar => {
                            if calendar__.is_some() {
                                return Err(serde::de::Error::duplicate_field("calendar"));
                            }
                            calendar__ = map_.next_value()?;
                        }
                        GeneratedField::Change => {
                            if change__.is_some() {
                                return Err(serde::de::Error::duplicate_field("change"));
                            }
                            change__ = map_.next_value()?;
                        }
                    }
                }
                Ok(CalendarChanged {
                    calendar: calendar__,
                    change: change__,
                })
            }
        }
        deserializer.deserialize_struct("recontact.events.v1.CalendarChanged", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for DirectoryChange {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if self.actor.is_some() {
            len += 1;
        }
        if self.change_time.is_some() {
            len += 1;
        }
        if self.ended {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.events.v1.DirectoryChange", len)?;
        if let Some(v) = self.actor.as_ref() {
            struct_ser.serialize_field("actor", v)?;
        }
        if let Some(v) = self.change_time.as_ref() {
            struct_ser.serialize_field("changeTime", v)?;
        }
        if self.ended {
            struct_ser.serialize_field("ended", &self.ended)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for DirectoryChange {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "actor",
            "change_time",
            "changeTime",
            "ended",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Actor,
            ChangeTime,
            Ended,
        }
        impl<'de> serde::Deserialize<'de> for GeneratedField {
            fn deserialize<D>(deserializer: D) -> std::result::Result<GeneratedField, D::Error>
            where
                D: serde::Deserializer<'de>,
            {
                struct GeneratedVisitor;

                impl serde::de::Visitor<'_> for GeneratedVisitor {
                    type Value = GeneratedField;

                    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        write!(formatter, "expected one of: {:?}", &FIELDS)
                    }

                    #[allow(unused_variables)]
                    fn visit_str<E>(self, value: &str) -> std::result::Result<GeneratedField, E>
                    where
                        E: serde::de::Error,
                    {
                        match value {
                            "actor" => Ok(GeneratedField::Actor),
                            "changeTime" | "change_time" => Ok(GeneratedField::ChangeTime),
                            "ended" => Ok(GeneratedField::Ended),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = DirectoryChange;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.events.v1.DirectoryChange")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<DirectoryChange, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut actor__ = None;
                let mut change_time__ = None;
                let mut ended__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Actor => {
                            if actor__.is_some() {
                                return Err(serde::de::Error::duplicate_field("actor"));
                            }
                            actor__ = map_.next_value()?;
                        }
                        GeneratedField::ChangeTime => {
                            if change_time__.is_some() {
                                return Err(serde::de::Error::duplicate_field("changeTime"));
                            }
                            change_time__ = map_.next_value()?;
                        }
                        GeneratedField::Ended => {
                            if ended__.is_some() {
                                return Err(serde::de::Error::duplicate_field("ended"));
                            }
                            ended__ = Some(map_.next_value()?);
                        }
                    }
                }
                Ok(DirectoryChange {
                    actor: actor__,
                    change_time: change_time__,
                    ended: ended__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.events.v1.DirectoryChange", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for FollowupDue {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if self.proposal.is_some() {
            len += 1;
        }
        if !self.case_id.is_empty() {
            len += 1;
        }
        if !self.alert_id.is_empty() {
            len += 1;
        }
        if !self.response_id.is_empty() {
            len += 1;
        }
        if !self.unit.is_empty() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.events.v1.FollowupDue", len)?;
        if let Some(v) = self.proposal.as_ref() {
            struct_ser.serialize_field("proposal", v)?;
        }
        if !self.case_id.is_empty() {
            struct_ser.serialize_field("caseId", &self.case_id)?;
        }
        if !self.alert_id.is_empty() {
            struct_ser.serialize_field("alertId", &self.alert_id)?;
        }
        if !self.response_id.is_empty() {
            struct_ser.serialize_field("responseId", &self.response_id)?;
        }
        if !self.unit.is_empty() {
            struct_ser.serialize_field("unit", &self.unit)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for FollowupDue {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "proposal",
            "case_id",
            "caseId",
            "alert_id",
            "alertId",
            "response_id",
            "responseId",
            "unit",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Proposal,
            CaseId,
            AlertId,
            ResponseId,
            Unit,
        }
        impl<'de> serde::Deserialize<'de> for GeneratedField {
            fn deserialize<D>(deserializer: D) -> std::result::Result<GeneratedField, D::Error>
            where
                D: serde::Deserializer<'de>,
            {
                struct GeneratedVisitor;

                impl serde::de::Visitor<'_> for GeneratedVisitor {
                    type Value = GeneratedField;

                    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        write!(formatter, "expected one of: {:?}", &FIELDS)
                    }

                    #[allow(unused_variables)]
                    fn visit_str<E>(self, value: &str) -> std::result::Result<GeneratedField, E>
                    where
                        E: serde::de::Error,
                    {
                        match value {
                            "proposal" => Ok(GeneratedField::Proposal),
                            "caseId" | "case_id" => Ok(GeneratedField::CaseId),
                            "alertId" | "alert_id" => Ok(GeneratedField::AlertId),
                            "responseId" | "response_id" => Ok(GeneratedField::ResponseId),
                            "unit" => Ok(GeneratedField::Unit),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = FollowupDue;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.events.v1.FollowupDue")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<FollowupDue, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut proposal__ = None;
                let mut case_id__ = None;
                let mut alert_id__ = None;
                let mut response_id__ = None;
                let mut unit__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Proposal => {
                            if proposal__.is_some() {
                                return Err(serde::de::Error::duplicate_field("proposal"));
                            }
                            proposal__ = map_.next_value()?;
                        }
                        GeneratedField::CaseId => {
                            if case_id__.is_some() {
                                return Err(serde::de::Error::duplicate_field("caseId"));
                            }
                            case_id__ = Some(map_.next_value()?);
                        }
                        GeneratedField::AlertId => {
                            if alert_id__.is_some() {
                                return Err(serde::de::Error::duplicate_field("alertId"));
                            }
                            alert_id__ = Some(map_.next_value()?);
                        }
                        GeneratedField::ResponseId => {
                            if response_id__.is_some() {
                                return Err(serde::de::Error::duplicate_field("responseId"));
                            }
                            response_id__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Unit => {
                            if unit__.is_some() {
                                return Err(serde::de::Error::duplicate_field("unit"));
                            }
                            unit__ = Some(map_.next_value()?);
                        }
                    }
                }
                Ok(FollowupDue {
                    proposal: proposal__,
                    case_id: case_id__.unwrap_or_default(),
                    alert_id: alert_id__.unwrap_or_default(),
                    response_id: response_id__.unwrap_or_default(),
                    unit: unit__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.events.v1.FollowupDue", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for PersonChanged {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if self.person.is_some() {
            len += 1;
        }
        if self.change.is_some() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.events.v1.PersonChanged", len)?;
        if let Some(v) = self.person.as_ref() {
            struct_ser.serialize_field("person", v)?;
        }
        if let Some(v) = self.change.as_ref() {
            struct_ser.serialize_field("change", v)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for PersonChanged {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "person",
            "change",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Person,
            Change,
        }
        impl<'de> serde::Deserialize<'de> for GeneratedField {
            fn deserialize<D>(deserializer: D) -> std::result::Result<GeneratedField, D::Error>
            where
                D: serde::Deserializer<'de>,
            {
                struct GeneratedVisitor;

                impl serde::de::Visitor<'_> for GeneratedVisitor {
                    type Value = GeneratedField;

                    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        write!(formatter, "expected one of: {:?}", &FIELDS)
                    }

                    #[allow(unused_variables)]
                    fn visit_str<E>(self, value: &str) -> std::result::Result<GeneratedField, E>
                    where
                        E: serde::de::Error,
                    {
                        match value {
                            "person" => Ok(GeneratedField::Person),
                            "change" => Ok(GeneratedField::Change),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = PersonChanged;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.events.v1.PersonChanged")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<PersonChanged, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut person__ = None;
                let mut change__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Person => {
                            if person__.is_some() {
                                return Err(serde::de::Error::duplicate_field("person"));
                            }
                            person__ = map_.next_value()?;
                        }
                        GeneratedField::Change => {
                            if change__.is_some() {
                                return Err(serde::de::Error::duplicate_field("change"));
                            }
                            change__ = map_.next_value()?;
                        }
                    }
                }
                Ok(PersonChanged {
                    person: person__,
                    change: change__,
                })
            }
        }
        deserializer.deserialize_struct("recontact.events.v1.PersonChanged", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for ResponseAccepted {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if !self.item_id.is_empty() {
            len += 1;
        }
        if self.response.is_some() {
            len += 1;
        }
        if !self.verbatim.is_empty() {
            len += 1;
        }
        if !self.traceparent.is_empty() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.events.v1.ResponseAccepted", len)?;
        if !self.item_id.is_empty() {
            struct_ser.serialize_field("itemId", &self.item_id)?;
        }
        if let Some(v) = self.response.as_ref() {
            struct_ser.serialize_field("response", v)?;
        }
        if !self.verbatim.is_empty() {
            struct_ser.serialize_field("verbatim", &self.verbatim)?;
        }
        if !self.traceparent.is_empty() {
            struct_ser.serialize_field("traceparent", &self.traceparent)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for ResponseAccepted {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "item_id",
            "itemId",
            "response",
            "verbatim",
            "traceparent",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            ItemId,
            Response,
            Verbatim,
            Traceparent,
        }
        impl<'de> serde::Deserialize<'de> for GeneratedField {
            fn deserialize<D>(deserializer: D) -> std::result::Result<GeneratedField, D::Error>
            where
                D: serde::Deserializer<'de>,
            {
                struct GeneratedVisitor;

                impl serde::de::Visitor<'_> for GeneratedVisitor {
                    type Value = GeneratedField;

                    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        write!(formatter, "expected one of: {:?}", &FIELDS)
                    }

                    #[allow(unused_variables)]
                    fn visit_str<E>(self, value: &str) -> std::result::Result<GeneratedField, E>
                    where
                        E: serde::de::Error,
                    {
                        match value {
                            "itemId" | "item_id" => Ok(GeneratedField::ItemId),
                            "response" => Ok(GeneratedField::Response),
                            "verbatim" => Ok(GeneratedField::Verbatim),
                            "traceparent" => Ok(GeneratedField::Traceparent),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = ResponseAccepted;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.events.v1.ResponseAccepted")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<ResponseAccepted, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut item_id__ = None;
                let mut response__ = None;
                let mut verbatim__ = None;
                let mut traceparent__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::ItemId => {
                            if item_id__.is_some() {
                                return Err(serde::de::Error::duplicate_field("itemId"));
                            }
                            item_id__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Response => {
                            if response__.is_some() {
                                return Err(serde::de::Error::duplicate_field("response"));
                            }
                            response__ = map_.next_value()?;
                        }
                        GeneratedField::Verbatim => {
                            if verbatim__.is_some() {
                                return Err(serde::de::Error::duplicate_field("verbatim"));
                            }
                            verbatim__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Traceparent => {
                            if traceparent__.is_some() {
                                return Err(serde::de::Error::duplicate_field("traceparent"));
                            }
                            traceparent__ = Some(map_.next_value()?);
                        }
                    }
                }
                Ok(ResponseAccepted {
                    item_id: item_id__.unwrap_or_default(),
                    response: response__,
                    verbatim: verbatim__.unwrap_or_default(),
                    traceparent: traceparent__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.events.v1.ResponseAccepted", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for ResponseDecided {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if !self.item_id.is_empty() {
            len += 1;
        }
        if self.decision.is_some() {
            len += 1;
        }
        if !self.traceparent.is_empty() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.events.v1.ResponseDecided", len)?;
        if !self.item_id.is_empty() {
            struct_ser.serialize_field("itemId", &self.item_id)?;
        }
        if let Some(v) = self.decision.as_ref() {
            struct_ser.serialize_field("decision", v)?;
        }
        if !self.traceparent.is_empty() {
            struct_ser.serialize_field("traceparent", &self.traceparent)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for ResponseDecided {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "item_id",
            "itemId",
            "decision",
            "traceparent",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            ItemId,
            Decision,
            Traceparent,
        }
        impl<'de> serde::Deserialize<'de> for GeneratedField {
            fn deserialize<D>(deserializer: D) -> std::result::Result<GeneratedField, D::Error>
            where
                D: serde::Deserializer<'de>,
            {
                struct GeneratedVisitor;

                impl serde::de::Visitor<'_> for GeneratedVisitor {
                    type Value = GeneratedField;

                    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        write!(formatter, "expected one of: {:?}", &FIELDS)
                    }

                    #[allow(unused_variables)]
                    fn visit_str<E>(self, value: &str) -> std::result::Result<GeneratedField, E>
                    where
                        E: serde::de::Error,
                    {
                        match value {
                            "itemId" | "item_id" => Ok(GeneratedField::ItemId),
                            "decision" => Ok(GeneratedField::Decision),
                            "traceparent" => Ok(GeneratedField::Traceparent),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = ResponseDecided;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.events.v1.ResponseDecided")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<ResponseDecided, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut item_id__ = None;
                let mut decision__ = None;
                let mut traceparent__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::ItemId => {
                            if item_id__.is_some() {
                                return Err(serde::de::Error::duplicate_field("itemId"));
                            }
                            item_id__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Decision => {
                            if decision__.is_some() {
                                return Err(serde::de::Error::duplicate_field("decision"));
                            }
                            decision__ = map_.next_value()?;
                        }
                        GeneratedField::Traceparent => {
                            if traceparent__.is_some() {
                                return Err(serde::de::Error::duplicate_field("traceparent"));
                            }
                            traceparent__ = Some(map_.next_value()?);
                        }
                    }
                }
                Ok(ResponseDecided {
                    item_id: item_id__.unwrap_or_default(),
                    decision: decision__,
                    traceparent: traceparent__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.events.v1.ResponseDecided", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for ResponsesAccepted {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if !self.items.is_empty() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.events.v1.ResponsesAccepted", len)?;
        if !self.items.is_empty() {
            struct_ser.serialize_field("items", &self.items)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for ResponsesAccepted {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "items",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Items,
        }
        impl<'de> serde::Deserialize<'de> for GeneratedField {
            fn deserialize<D>(deserializer: D) -> std::result::Result<GeneratedField, D::Error>
            where
                D: serde::Deserializer<'de>,
            {
                struct GeneratedVisitor;

                impl serde::de::Visitor<'_> for GeneratedVisitor {
                    type Value = GeneratedField;

                    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        write!(formatter, "expected one of: {:?}", &FIELDS)
                    }

                    #[allow(unused_variables)]
                    fn visit_str<E>(self, value: &str) -> std::result::Result<GeneratedField, E>
                    where
                        E: serde::de::Error,
                    {
                        match value {
                            "items" => Ok(GeneratedField::Items),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = ResponsesAccepted;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.events.v1.ResponsesAccepted")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<ResponsesAccepted, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut items__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Items => {
                            if items__.is_some() {
                                return Err(serde::de::Error::duplicate_field("items"));
                            }
                            items__ = Some(map_.next_value()?);
                        }
                    }
                }
                Ok(ResponsesAccepted {
                    items: items__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.events.v1.ResponsesAccepted", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for ResponsesDecided {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if !self.items.is_empty() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.events.v1.ResponsesDecided", len)?;
        if !self.items.is_empty() {
            struct_ser.serialize_field("items", &self.items)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for ResponsesDecided {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "items",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Items,
        }
        impl<'de> serde::Deserialize<'de> for GeneratedField {
            fn deserialize<D>(deserializer: D) -> std::result::Result<GeneratedField, D::Error>
            where
                D: serde::Deserializer<'de>,
            {
                struct GeneratedVisitor;

                impl serde::de::Visitor<'_> for GeneratedVisitor {
                    type Value = GeneratedField;

                    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        write!(formatter, "expected one of: {:?}", &FIELDS)
                    }

                    #[allow(unused_variables)]
                    fn visit_str<E>(self, value: &str) -> std::result::Result<GeneratedField, E>
                    where
                        E: serde::de::Error,
                    {
                        match value {
                            "items" => Ok(GeneratedField::Items),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = ResponsesDecided;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.events.v1.ResponsesDecided")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<ResponsesDecided, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut items__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Items => {
                            if items__.is_some() {
                                return Err(serde::de::Error::duplicate_field("items"));
                            }
                            items__ = Some(map_.next_value()?);
                        }
                    }
                }
                Ok(ResponsesDecided {
                    items: items__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.events.v1.ResponsesDecided", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for TaskAccepted {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if self.task.is_some() {
            len += 1;
        }
        if self.change.is_some() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.events.v1.TaskAccepted", len)?;
        if let Some(v) = self.task.as_ref() {
            struct_ser.serialize_field("task", v)?;
        }
        if let Some(v) = self.change.as_ref() {
            struct_ser.serialize_field("change", v)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for TaskAccepted {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "task",
            "change",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Task,
            Change,
        }
        impl<'de> serde::Deserialize<'de> for GeneratedField {
            fn deserialize<D>(deserializer: D) -> std::result::Result<GeneratedField, D::Error>
            where
                D: serde::Deserializer<'de>,
            {
                struct GeneratedVisitor;

                impl serde::de::Visitor<'_> for GeneratedVisitor {
                    type Value = GeneratedField;

                    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        write!(formatter, "expected one of: {:?}", &FIELDS)
                    }

                    #[allow(unused_variables)]
                    fn visit_str<E>(self, value: &str) -> std::result::Result<GeneratedField, E>
                    where
                        E: serde::de::Error,
                    {
                        match value {
                            "task" => Ok(GeneratedField::Task),
                            "change" => Ok(GeneratedField::Change),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = TaskAccepted;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.events.v1.TaskAccepted")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<TaskAccepted, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut task__ = None;
                let mut change__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Task => {
                            if task__.is_some() {
                                return Err(serde::de::Error::duplicate_field("task"));
                            }
                            task__ = map_.next_value()?;
                        }
                        GeneratedField::Change => {
                            if change__.is_some() {
                                return Err(serde::de::Error::duplicate_field("change"));
                            }
                            change__ = map_.next_value()?;
                        }
                    }
                }
                Ok(TaskAccepted {
                    task: task__,
                    change: change__,
                })
            }
        }
        deserializer.deserialize_struct("recontact.events.v1.TaskAccepted", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for TaskAmended {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if self.task.is_some() {
            len += 1;
        }
        if self.change.is_some() {
            len += 1;
        }
        if !self.response_id.is_empty() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.events.v1.TaskAmended", len)?;
        if let Some(v) = self.task.as_ref() {
            struct_ser.serialize_field("task", v)?;
        }
        if let Some(v) = self.change.as_ref() {
            struct_ser.serialize_field("change", v)?;
        }
        if !self.response_id.is_empty() {
            struct_ser.serialize_field("responseId", &self.response_id)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for TaskAmended {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "task",
            "change",
            "response_id",
            "responseId",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Task,
            Change,
            ResponseId,
        }
        impl<'de> serde::Deserialize<'de> for GeneratedField {
            fn deserialize<D>(deserializer: D) -> std::result::Result<GeneratedField, D::Error>
            where
                D: serde::Deserializer<'de>,
            {
                struct GeneratedVisitor;

                impl serde::de::Visitor<'_> for GeneratedVisitor {
                    type Value = GeneratedField;

                    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        write!(formatter, "expected one of: {:?}", &FIELDS)
                    }

                    #[allow(unused_variables)]
                    fn visit_str<E>(self, value: &str) -> std::result::Result<GeneratedField, E>
                    where
                        E: serde::de::Error,
                    {
                        match value {
                            "task" => Ok(GeneratedField::Task),
                            "change" => Ok(GeneratedField::Change),
                            "responseId" | "response_id" => Ok(GeneratedField::ResponseId),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = TaskAmended;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.events.v1.TaskAmended")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<TaskAmended, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut task__ = None;
                let mut change__ = None;
                let mut response_id__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Task => {
                            if task__.is_some() {
                                return Err(serde::de::Error::duplicate_field("task"));
                            }
                            task__ = map_.next_value()?;
                        }
                        GeneratedField::Change => {
                            if change__.is_some() {
                                return Err(serde::de::Error::duplicate_field("change"));
                            }
                            change__ = map_.next_value()?;
                        }
                        GeneratedField::ResponseId => {
                            if response_id__.is_some() {
                                return Err(serde::de::Error::duplicate_field("responseId"));
                            }
                            response_id__ = Some(map_.next_value()?);
                        }
                    }
                }
                Ok(TaskAmended {
                    task: task__,
                    change: change__,
                    response_id: response_id__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.events.v1.TaskAmended", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for TaskAssigned {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if self.task.is_some() {
            len += 1;
        }
        if self.change.is_some() {
            len += 1;
        }
        if !self.resolution.is_empty() {
            len += 1;
        }
        if self.time_box.is_some() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.events.v1.TaskAssigned", len)?;
        if let Some(v) = self.task.as_ref() {
            struct_ser.serialize_field("task", v)?;
        }
        if let Some(v) = self.change.as_ref() {
            struct_ser.serialize_field("change", v)?;
        }
        if !self.resolution.is_empty() {
            struct_ser.serialize_field("resolution", &self.resolution)?;
        }
        if let Some(v) = self.time_box.as_ref() {
            struct_ser.serialize_field("timeBox", v)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for TaskAssigned {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "task",
            "change",
            "resolution",
            "time_box",
            "timeBox",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Task,
            Change,
            Resolution,
            TimeBox,
        }
        impl<'de> serde::Deserialize<'de> for GeneratedField {
            fn deserialize<D>(deserializer: D) -> std::result::Result<GeneratedField, D::Error>
            where
                D: serde::Deserializer<'de>,
            {
                struct GeneratedVisitor;

                impl serde::de::Visitor<'_> for GeneratedVisitor {
                    type Value = GeneratedField;

                    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        write!(formatter, "expected one of: {:?}", &FIELDS)
                    }

                    #[allow(unused_variables)]
                    fn visit_str<E>(self, value: &str) -> std::result::Result<GeneratedField, E>
                    where
                        E: serde::de::Error,
                    {
                        match value {
                            "task" => Ok(GeneratedField::Task),
                            "change" => Ok(GeneratedField::Change),
                            "resolution" => Ok(GeneratedField::Resolution),
                            "timeBox" | "time_box" => Ok(GeneratedField::TimeBox),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = TaskAssigned;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.events.v1.TaskAssigned")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<TaskAssigned, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut task__ = None;
                let mut change__ = None;
                let mut resolution__ = None;
                let mut time_box__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Task => {
                            if task__.is_some() {
                                return Err(serde::de::Error::duplicate_field("task"));
                            }
                            task__ = map_.next_value()?;
                        }
                        GeneratedField::Change => {
                            if change__.is_some() {
                                return Err(serde::de::Error::duplicate_field("change"));
                            }
                            change__ = map_.next_value()?;
                        }
                        GeneratedField::Resolution => {
                            if resolution__.is_some() {
                                return Err(serde::de::Error::duplicate_field("resolution"));
                            }
                            resolution__ = Some(map_.next_value()?);
                        }
                        GeneratedField::TimeBox => {
                            if time_box__.is_some() {
                                return Err(serde::de::Error::duplicate_field("timeBox"));
                            }
                            time_box__ = map_.next_value()?;
                        }
                    }
                }
                Ok(TaskAssigned {
                    task: task__,
                    change: change__,
                    resolution: resolution__.unwrap_or_default(),
                    time_box: time_box__,
                })
            }
        }
        deserializer.deserialize_struct("recontact.events.v1.TaskAssigned", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for TaskAttempted {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if self.task.is_some() {
            len += 1;
        }
        if self.change.is_some() {
            len += 1;
        }
        if self.outcome != 0 {
            len += 1;
        }
        if self.channel != 0 {
            len += 1;
        }
        if self.call_back_time.is_some() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.events.v1.TaskAttempted", len)?;
        if let Some(v) = self.task.as_ref() {
            struct_ser.serialize_field("task", v)?;
        }
        if let Some(v) = self.change.as_ref() {
            struct_ser.serialize_field("change", v)?;
        }
        if self.outcome != 0 {
            let v = super::super::types::v1::AttemptOutcome::try_from(self.outcome)
                .map_err(|_| serde::ser::Error::custom(format!("Invalid variant {}", self.outcome)))?;
            struct_ser.serialize_field("outcome", &v)?;
        }
        if self.channel != 0 {
            let v = super::super::types::v1::Channel::try_from(self.channel)
                .map_err(|_| serde::ser::Error::custom(format!("Invalid variant {}", self.channel)))?;
            struct_ser.serialize_field("channel", &v)?;
        }
        if let Some(v) = self.call_back_time.as_ref() {
            struct_ser.serialize_field("callBackTime", v)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for TaskAttempted {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "task",
            "change",
            "outcome",
            "channel",
            "call_back_time",
            "callBackTime",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Task,
            Change,
            Outcome,
            Channel,
            CallBackTime,
        }
        impl<'de> serde::Deserialize<'de> for GeneratedField {
            fn deserialize<D>(deserializer: D) -> std::result::Result<GeneratedField, D::Error>
            where
                D: serde::Deserializer<'de>,
            {
                struct GeneratedVisitor;

                impl serde::de::Visitor<'_> for GeneratedVisitor {
                    type Value = GeneratedField;

                    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        write!(formatter, "expected one of: {:?}", &FIELDS)
                    }

                    #[allow(unused_variables)]
                    fn visit_str<E>(self, value: &str) -> std::result::Result<GeneratedField, E>
                    where
                        E: serde::de::Error,
                    {
                        match value {
                            "task" => Ok(GeneratedField::Task),
                            "change" => Ok(GeneratedField::Change),
                            "outcome" => Ok(GeneratedField::Outcome),
                            "channel" => Ok(GeneratedField::Channel),
                            "callBackTime" | "call_back_time" => Ok(GeneratedField::CallBackTime),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = TaskAttempted;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.events.v1.TaskAttempted")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<TaskAttempted, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut task__ = None;
                let mut change__ = None;
                let mut outcome__ = None;
                let mut channel__ = None;
                let mut call_back_time__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Task => {
                            if task__.is_some() {
                                return Err(serde::de::Error::duplicate_field("task"));
                            }
                            task__ = map_.next_value()?;
                        }
                        GeneratedField::Change => {
                            if change__.is_some() {
                                return Err(serde::de::Error::duplicate_field("change"));
                            }
                            change__ = map_.next_value()?;
                        }
                        GeneratedField::Outcome => {
                            if outcome__.is_some() {
                                return Err(serde::de::Error::duplicate_field("outcome"));
                            }
                            outcome__ = Some(map_.next_value::<super::super::types::v1::AttemptOutcome>()? as i32);
                        }
                        GeneratedField::Channel => {
                            if channel__.is_some() {
                                return Err(serde::de::Error::duplicate_field("channel"));
                            }
                            channel__ = Some(map_.next_value::<super::super::types::v1::Channel>()? as i32);
                        }
                        GeneratedField::CallBackTime => {
                            if call_back_time__.is_some() {
                                return Err(serde::de::Error::duplicate_field("callBackTime"));
                            }
                            call_back_time__ = map_.next_value()?;
                        }
                    }
                }
                Ok(TaskAttempted {
                    task: task__,
                    change: change__,
                    outcome: outcome__.unwrap_or_default(),
                    channel: channel__.unwrap_or_default(),
                    call_back_time: call_back_time__,
                })
            }
        }
        deserializer.deserialize_struct("recontact.events.v1.TaskAttempted", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for TaskChange {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if self.actor.is_some() {
            len += 1;
        }
        if self.change_time.is_some() {
            len += 1;
        }
        if !self.reason.is_empty() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.events.v1.TaskChange", len)?;
        if let Some(v) = self.actor.as_ref() {
            struct_ser.serialize_field("actor", v)?;
        }
        if let Some(v) = self.change_time.as_ref() {
            struct_ser.serialize_field("changeTime", v)?;
        }
        if !self.reason.is_empty() {
            struct_ser.serialize_field("reason", &self.reason)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for TaskChange {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "actor",
            "change_time",
            "changeTime",
            "reason",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Actor,
            ChangeTime,
            Reason,
        }
        impl<'de> serde::Deserialize<'de> for GeneratedField {
            fn deserialize<D>(deserializer: D) -> std::result::Result<GeneratedField, D::Error>
            where
                D: serde::Deserializer<'de>,
            {
                struct GeneratedVisitor;

                impl serde::de::Visitor<'_> for GeneratedVisitor {
                    type Value = GeneratedField;

                    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        write!(formatter, "expected one of: {:?}", &FIELDS)
                    }

                    #[allow(unused_variables)]
                    fn visit_str<E>(self, value: &str) -> std::result::Result<GeneratedField, E>
                    where
                        E: serde::de::Error,
                    {
                        match value {
                            "actor" => Ok(GeneratedField::Actor),
                            "changeTime" | "change_time" => Ok(GeneratedField::ChangeTime),
                            "reason" => Ok(GeneratedField::Reason),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = TaskChange;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.events.v1.TaskChange")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<TaskChange, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut actor__ = None;
                let mut change_time__ = None;
                let mut reason__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Actor => {
                            if actor__.is_some() {
                                return Err(serde::de::Error::duplicate_field("actor"));
                            }
                            actor__ = map_.next_value()?;
                        }
                        GeneratedField::ChangeTime => {
                            if change_time__.is_some() {
                                return Err(serde::de::Error::duplicate_field("changeTime"));
                            }
                            change_time__ = map_.next_value()?;
                        }
                        GeneratedField::Reason => {
                            if reason__.is_some() {
                                return Err(serde::de::Error::duplicate_field("reason"));
                            }
                            reason__ = Some(map_.next_value()?);
                        }
                    }
                }
                Ok(TaskChange {
                    actor: actor__,
                    change_time: change_time__,
                    reason: reason__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.events.v1.TaskChange", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for TaskClosed {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if self.task.is_some() {
            len += 1;
        }
        if self.change.is_some() {
            len += 1;
        }
        if self.proposal.is_some() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.events.v1.TaskClosed", len)?;
        if let Some(v) = self.task.as_ref() {
            struct_ser.serialize_field("task", v)?;
        }
        if let Some(v) = self.change.as_ref() {
            struct_ser.serialize_field("change", v)?;
        }
        if let Some(v) = self.proposal.as_ref() {
            struct_ser.serialize_field("proposal", v)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for TaskClosed {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "task",
            "change",
            "proposal",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Task,
            Change,
            Proposal,
        }
        impl<'de> serde::Deserialize<'de> for GeneratedField {
            fn deserialize<D>(deserializer: D) -> std::result::Result<GeneratedField, D::Error>
            where
                D: serde::Deserializer<'de>,
            {
                struct GeneratedVisitor;

                impl serde::de::Visitor<'_> for GeneratedVisitor {
                    type Value = GeneratedField;

                    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        write!(formatter, "expected one of: {:?}", &FIELDS)
                    }

                    #[allow(unused_variables)]
                    fn visit_str<E>(self, value: &str) -> std::result::Result<GeneratedField, E>
                    where
                        E: serde::de::Error,
                    {
                        match value {
                            "task" => Ok(GeneratedField::Task),
                            "change" => Ok(GeneratedField::Change),
                            "proposal" => Ok(GeneratedField::Proposal),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = TaskClosed;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.events.v1.TaskClosed")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<TaskClosed, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut task__ = None;
                let mut change__ = None;
                let mut proposal__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Task => {
                            if task__.is_some() {
                                return Err(serde::de::Error::duplicate_field("task"));
                            }
                            task__ = map_.next_value()?;
                        }
                        GeneratedField::Change => {
                            if change__.is_some() {
                                return Err(serde::de::Error::duplicate_field("change"));
                            }
                            change__ = map_.next_value()?;
                        }
                        GeneratedField::Proposal => {
                            if proposal__.is_some() {
                                return Err(serde::de::Error::duplicate_field("proposal"));
                            }
                            proposal__ = map_.next_value()?;
                        }
                    }
                }
                Ok(TaskClosed {
                    task: task__,
                    change: change__,
                    proposal: proposal__,
                })
            }
        }
        deserializer.deserialize_struct("recontact.events.v1.TaskClosed", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for TaskCommented {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if self.task.is_some() {
            len += 1;
        }
        if self.change.is_some() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.events.v1.TaskCommented", len)?;
        if let Some(v) = self.task.as_ref() {
            struct_ser.serialize_field("task", v)?;
        }
        if let Some(v) = self.change.as_ref() {
            struct_ser.serialize_field("change", v)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for TaskCommented {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "task",
            "change",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Task,
            Change,
        }
        impl<'de> serde::Deserialize<'de> for GeneratedField {
            fn deserialize<D>(deserializer: D) -> std::result::Result<GeneratedField, D::Error>
            where
                D: serde::Deserializer<'de>,
            {
                struct GeneratedVisitor;

                impl serde::de::Visitor<'_> for GeneratedVisitor {
                    type Value = GeneratedField;

                    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        write!(formatter, "expected one of: {:?}", &FIELDS)
                    }

                    #[allow(unused_variables)]
                    fn visit_str<E>(self, value: &str) -> std::result::Result<GeneratedField, E>
                    where
                        E: serde::de::Error,
                    {
                        match value {
                            "task" => Ok(GeneratedField::Task),
                            "change" => Ok(GeneratedField::Change),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = TaskCommented;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.events.v1.TaskCommented")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<TaskCommented, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut task__ = None;
                let mut change__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Task => {
                            if task__.is_some() {
                                return Err(serde::de::Error::duplicate_field("task"));
                            }
                            task__ = map_.next_value()?;
                        }
                        GeneratedField::Change => {
                            if change__.is_some() {
                                return Err(serde::de::Error::duplicate_field("change"));
                            }
                            change__ = map_.next_value()?;
                        }
                    }
                }
                Ok(TaskCommented {
                    task: task__,
                    change: change__,
                })
            }
        }
        deserializer.deserialize_struct("recontact.events.v1.TaskCommented", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for TaskDismissed {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if self.task.is_some() {
            len += 1;
        }
        if self.change.is_some() {
            len += 1;
        }
        if self.dismissal_reason != 0 {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.events.v1.TaskDismissed", len)?;
        if let Some(v) = self.task.as_ref() {
            struct_ser.serialize_field("task", v)?;
        }
        if let Some(v) = self.change.as_ref() {
            struct_ser.serialize_field("change", v)?;
        }
        if self.dismissal_reason != 0 {
            let v = super::super::types::v1::DismissalReason::try_from(self.dismissal_reason)
                .map_err(|_| serde::ser::Error::custom(format!("Invalid variant {}", self.dismissal_reason)))?;
            struct_ser.serialize_field("dismissalReason", &v)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for TaskDismissed {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "task",
            "change",
            "dismissal_reason",
            "dismissalReason",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Task,
            Change,
            DismissalReason,
        }
        impl<'de> serde::Deserialize<'de> for GeneratedField {
            fn deserialize<D>(deserializer: D) -> std::result::Result<GeneratedField, D::Error>
            where
                D: serde::Deserializer<'de>,
            {
                struct GeneratedVisitor;

                impl serde::de::Visitor<'_> for GeneratedVisitor {
                    type Value = GeneratedField;

                    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        write!(formatter, "expected one of: {:?}", &FIELDS)
                    }

                    #[allow(unused_variables)]
                    fn visit_str<E>(self, value: &str) -> std::result::Result<GeneratedField, E>
                    where
                        E: serde::de::Error,
                    {
                        match value {
                            "task" => Ok(GeneratedField::Task),
                            "change" => Ok(GeneratedField::Change),
                            "dismissalReason" | "dismissal_reason" => Ok(GeneratedField::DismissalReason),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = TaskDismissed;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.events.v1.TaskDismissed")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<TaskDismissed, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut task__ = None;
                let mut change__ = None;
                let mut dismissal_reason__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Task => {
                            if task__.is_some() {
                                return Err(serde::de::Error::duplicate_field("task"));
                            }
                            task__ = map_.next_value()?;
                        }
                        GeneratedField::Change => {
                            if change__.is_some() {
                                return Err(serde::de::Error::duplicate_field("change"));
                            }
                            change__ = map_.next_value()?;
                        }
                        GeneratedField::DismissalReason => {
                            if dismissal_reason__.is_some() {
                                return Err(serde::de::Error::duplicate_field("dismissalReason"));
                            }
                            dismissal_reason__ = Some(map_.next_value::<super::super::types::v1::DismissalReason>()? as i32);
                        }
                    }
                }
                Ok(TaskDismissed {
                    task: task__,
                    change: change__,
                    dismissal_reason: dismissal_reason__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.events.v1.TaskDismissed", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for TaskEscalated {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if self.task.is_some() {
            len += 1;
        }
        if self.change.is_some() {
            len += 1;
        }
        if self.proposal.is_some() {
            len += 1;
        }
        if !self.recipients.is_empty() {
            len += 1;
        }
        if !self.resolution.is_empty() {
            len += 1;
        }
        if self.moved {
            len += 1;
        }
        if !self.previous_owner.is_empty() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.events.v1.TaskEscalated", len)?;
        if let Some(v) = self.task.as_ref() {
            struct_ser.serialize_field("task", v)?;
        }
        if let Some(v) = self.change.as_ref() {
            struct_ser.serialize_field("change", v)?;
        }
        if let Some(v) = self.proposal.as_ref() {
            struct_ser.serialize_field("proposal", v)?;
        }
        if !self.recipients.is_empty() {
            struct_ser.serialize_field("recipients", &self.recipients)?;
        }
        if !self.resolution.is_empty() {
            struct_ser.serialize_field("resolution", &self.resolution)?;
        }
        if self.moved {
            struct_ser.serialize_field("moved", &self.moved)?;
        }
        if !self.previous_owner.is_empty() {
            struct_ser.serialize_field("previousOwner", &self.previous_owner)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for TaskEscalated {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "task",
            "change",
            "proposal",
            "recipients",
            "resolution",
            "moved",
            "previous_owner",
            "previousOwner",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Task,
            Change,
            Proposal,
            Recipients,
            Resolution,
            Moved,
            PreviousOwner,
        }
        impl<'de> serde::Deserialize<'de> for GeneratedField {
            fn deserialize<D>(deserializer: D) -> std::result::Result<GeneratedField, D::Error>
            where
                D: serde::Deserializer<'de>,
            {
                struct GeneratedVisitor;

                impl serde::de::Visitor<'_> for GeneratedVisitor {
                    type Value = GeneratedField;

                    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        write!(formatter, "expected one of: {:?}", &FIELDS)
                    }

                    #[allow(unused_variables)]
                    fn visit_str<E>(self, value: &str) -> std::result::Result<GeneratedField, E>
                    where
                        E: serde::de::Error,
                    {
                        match value {
                            "task" => Ok(GeneratedField::Task),
                            "change" => Ok(GeneratedField::Change),
                            "proposal" => Ok(GeneratedField::Proposal),
                            "recipients" => Ok(GeneratedField::Recipients),
                            "resolution" => Ok(GeneratedField::Resolution),
                            "moved" => Ok(GeneratedField::Moved),
                            "previousOwner" | "previous_owner" => Ok(GeneratedField::PreviousOwner),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = TaskEscalated;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.events.v1.TaskEscalated")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<TaskEscalated, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut task__ = None;
                let mut change__ = None;
                let mut proposal__ = None;
                let mut recipients__ = None;
                let mut resolution__ = None;
                let mut moved__ = None;
                let mut previous_owner__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Task => {
                            if task__.is_some() {
                                return Err(serde::de::Error::duplicate_field("task"));
                            }
                            task__ = map_.next_value()?;
                        }
                        GeneratedField::Change => {
                            if change__.is_some() {
                                return Err(serde::de::Error::duplicate_field("change"));
                            }
                            change__ = map_.next_value()?;
                        }
                        GeneratedField::Proposal => {
                            if proposal__.is_some() {
                                return Err(serde::de::Error::duplicate_field("proposal"));
                            }
                            proposal__ = map_.next_value()?;
                        }
                        GeneratedField::Recipients => {
                            if recipients__.is_some() {
                                return Err(serde::de::Error::duplicate_field("recipients"));
                            }
                            recipients__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Resolution => {
                            if resolution__.is_some() {
                                return Err(serde::de::Error::duplicate_field("resolution"));
                            }
                            resolution__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Moved => {
                            if moved__.is_some() {
                                return Err(serde::de::Error::duplicate_field("moved"));
                            }
                            moved__ = Some(map_.next_value()?);
                        }
                        GeneratedField::PreviousOwner => {
                            if previous_owner__.is_some() {
                                return Err(serde::de::Error::duplicate_field("previousOwner"));
                            }
                            previous_owner__ = Some(map_.next_value()?);
                        }
                    }
                }
                Ok(TaskEscalated {
                    task: task__,
                    change: change__,
                    proposal: proposal__,
                    recipients: recipients__.unwrap_or_default(),
                    resolution: resolution__.unwrap_or_default(),
                    moved: moved__.unwrap_or_default(),
                    previous_owner: previous_owner__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.events.v1.TaskEscalated", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for TaskOverdue {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if self.task.is_some() {
            len += 1;
        }
        if self.change.is_some() {
            len += 1;
        }
        if self.proposal.is_some() {
            len += 1;
        }
        if self.deadline.is_some() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.events.v1.TaskOverdue", len)?;
        if let Some(v) = self.task.as_ref() {
            struct_ser.serialize_field("task", v)?;
        }
        if let Some(v) = self.change.as_ref() {
            struct_ser.serialize_field("change", v)?;
        }
        if let Some(v) = self.proposal.as_ref() {
            struct_ser.serialize_field("proposal", v)?;
        }
        if let Some(v) = self.deadline.as_ref() {
            struct_ser.serialize_field("deadline", v)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for TaskOverdue {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "task",
            "change",
            "proposal",
            "deadline",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Task,
            Change,
            Proposal,
            Deadline,
        }
        impl<'de> serde::Deserialize<'de> for GeneratedField {
            fn deserialize<D>(deserializer: D) -> std::result::Result<GeneratedField, D::Error>
            where
                D: serde::Deserializer<'de>,
            {
                struct GeneratedVisitor;

                impl serde::de::Visitor<'_> for GeneratedVisitor {
                    type Value = GeneratedField;

                    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        write!(formatter, "expected one of: {:?}", &FIELDS)
                    }

                    #[allow(unused_variables)]
                    fn visit_str<E>(self, value: &str) -> std::result::Result<GeneratedField, E>
                    where
                        E: serde::de::Error,
                    {
                        match value {
                            "task" => Ok(GeneratedField::Task),
                            "change" => Ok(GeneratedField::Change),
                            "proposal" => Ok(GeneratedField::Proposal),
                            "deadline" => Ok(GeneratedField::Deadline),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = TaskOverdue;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.events.v1.TaskOverdue")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<TaskOverdue, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut task__ = None;
                let mut change__ = None;
                let mut proposal__ = None;
                let mut deadline__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Task => {
                            if task__.is_some() {
                                return Err(serde::de::Error::duplicate_field("task"));
                            }
                            task__ = map_.next_value()?;
                        }
                        GeneratedField::Change => {
                            if change__.is_some() {
                                return Err(serde::de::Error::duplicate_field("change"));
                            }
                            change__ = map_.next_value()?;
                        }
                        GeneratedField::Proposal => {
                            if proposal__.is_some() {
                                return Err(serde::de::Error::duplicate_field("proposal"));
                            }
                            proposal__ = map_.next_value()?;
                        }
                        GeneratedField::Deadline => {
                            if deadline__.is_some() {
                                return Err(serde::de::Error::duplicate_field("deadline"));
                            }
                            deadline__ = map_.next_value()?;
                        }
                    }
                }
                Ok(TaskOverdue {
                    task: task__,
                    change: change__,
                    proposal: proposal__,
                    deadline: deadline__,
                })
            }
        }
        deserializer.deserialize_struct("recontact.events.v1.TaskOverdue", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for TaskReassigned {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if self.task.is_some() {
            len += 1;
        }
        if self.change.is_some() {
            len += 1;
        }
        if !self.previous_owner.is_empty() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.events.v1.TaskReassigned", len)?;
        if let Some(v) = self.task.as_ref() {
            struct_ser.serialize_field("task", v)?;
        }
        if let Some(v) = self.change.as_ref() {
            struct_ser.serialize_field("change", v)?;
        }
        if !self.previous_owner.is_empty() {
            struct_ser.serialize_field("previousOwner", &self.previous_owner)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for TaskReassigned {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "task",
            "change",
            "previous_owner",
            "previousOwner",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Task,
            Change,
            PreviousOwner,
        }
        impl<'de> serde::Deserialize<'de> for GeneratedField {
            fn deserialize<D>(deserializer: D) -> std::result::Result<GeneratedField, D::Error>
            where
                D: serde::Deserializer<'de>,
            {
                struct GeneratedVisitor;

                impl serde::de::Visitor<'_> for GeneratedVisitor {
                    type Value = GeneratedField;

                    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        write!(formatter, "expected one of: {:?}", &FIELDS)
                    }

                    #[allow(unused_variables)]
                    fn visit_str<E>(self, value: &str) -> std::result::Result<GeneratedField, E>
                    where
                        E: serde::de::Error,
                    {
                        match value {
                            "task" => Ok(GeneratedField::Task),
                            "change" => Ok(GeneratedField::Change),
                            "previousOwner" | "previous_owner" => Ok(GeneratedField::PreviousOwner),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = TaskReassigned;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.events.v1.TaskReassigned")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<TaskReassigned, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut task__ = None;
                let mut change__ = None;
                let mut previous_owner__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Task => {
                            if task__.is_some() {
                                return Err(serde::de::Error::duplicate_field("task"));
                            }
                            task__ = map_.next_value()?;
                        }
                        GeneratedField::Change => {
                            if change__.is_some() {
                                return Err(serde::de::Error::duplicate_field("change"));
                            }
                            change__ = map_.next_value()?;
                        }
                        GeneratedField::PreviousOwner => {
                            if previous_owner__.is_some() {
                                return Err(serde::de::Error::duplicate_field("previousOwner"));
                            }
                            previous_owner__ = Some(map_.next_value()?);
                        }
                    }
                }
                Ok(TaskReassigned {
                    task: task__,
                    change: change__,
                    previous_owner: previous_owner__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.events.v1.TaskReassigned", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for TaskReminded {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if self.task.is_some() {
            len += 1;
        }
        if self.change.is_some() {
            len += 1;
        }
        if self.proposal.is_some() {
            len += 1;
        }
        if !self.recipients.is_empty() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.events.v1.TaskReminded", len)?;
        if let Some(v) = self.task.as_ref() {
            struct_ser.serialize_field("task", v)?;
        }
        if let Some(v) = self.change.as_ref() {
            struct_ser.serialize_field("change", v)?;
        }
        if let Some(v) = self.proposal.as_ref() {
            struct_ser.serialize_field("proposal", v)?;
        }
        if !self.recipients.is_empty() {
            struct_ser.serialize_field("recipients", &self.recipients)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for TaskReminded {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "task",
            "change",
            "proposal",
            "recipients",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Task,
            Change,
            Proposal,
            Recipients,
        }
        impl<'de> serde::Deserialize<'de> for GeneratedField {
            fn deserialize<D>(deserializer: D) -> std::result::Result<GeneratedField, D::Error>
            where
                D: serde::Deserializer<'de>,
            {
                struct GeneratedVisitor;

                impl serde::de::Visitor<'_> for GeneratedVisitor {
                    type Value = GeneratedField;

                    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        write!(formatter, "expected one of: {:?}", &FIELDS)
                    }

                    #[allow(unused_variables)]
                    fn visit_str<E>(self, value: &str) -> std::result::Result<GeneratedField, E>
                    where
                        E: serde::de::Error,
                    {
                        match value {
                            "task" => Ok(GeneratedField::Task),
                            "change" => Ok(GeneratedField::Change),
                            "proposal" => Ok(GeneratedField::Proposal),
                            "recipients" => Ok(GeneratedField::Recipients),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = TaskReminded;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.events.v1.TaskReminded")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<TaskReminded, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut task__ = None;
                let mut change__ = None;
                let mut proposal__ = None;
                let mut recipients__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Task => {
                            if task__.is_some() {
                                return Err(serde::de::Error::duplicate_field("task"));
                            }
                            task__ = map_.next_value()?;
                        }
                        GeneratedField::Change => {
                            if change__.is_some() {
                                return Err(serde::de::Error::duplicate_field("change"));
                            }
                            change__ = map_.next_value()?;
                        }
                        GeneratedField::Proposal => {
                            if proposal__.is_some() {
                                return Err(serde::de::Error::duplicate_field("proposal"));
                            }
                            proposal__ = map_.next_value()?;
                        }
                        GeneratedField::Recipients => {
                            if recipients__.is_some() {
                                return Err(serde::de::Error::duplicate_field("recipients"));
                            }
                            recipients__ = Some(map_.next_value()?);
                        }
                    }
                }
                Ok(TaskReminded {
                    task: task__,
                    change: change__,
                    proposal: proposal__,
                    recipients: recipients__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.events.v1.TaskReminded", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for TaskReopened {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if self.task.is_some() {
            len += 1;
        }
        if self.change.is_some() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.events.v1.TaskReopened", len)?;
        if let Some(v) = self.task.as_ref() {
            struct_ser.serialize_field("task", v)?;
        }
        if let Some(v) = self.change.as_ref() {
            struct_ser.serialize_field("change", v)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for TaskReopened {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "task",
            "change",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Task,
            Change,
        }
        impl<'de> serde::Deserialize<'de> for GeneratedField {
            fn deserialize<D>(deserializer: D) -> std::result::Result<GeneratedField, D::Error>
            where
                D: serde::Deserializer<'de>,
            {
                struct GeneratedVisitor;

                impl serde::de::Visitor<'_> for GeneratedVisitor {
                    type Value = GeneratedField;

                    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        write!(formatter, "expected one of: {:?}", &FIELDS)
                    }

                    #[allow(unused_variables)]
                    fn visit_str<E>(self, value: &str) -> std::result::Result<GeneratedField, E>
                    where
                        E: serde::de::Error,
                    {
                        match value {
                            "task" => Ok(GeneratedField::Task),
                            "change" => Ok(GeneratedField::Change),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = TaskReopened;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.events.v1.TaskReopened")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<TaskReopened, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut task__ = None;
                let mut change__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Task => {
                            if task__.is_some() {
                                return Err(serde::de::Error::duplicate_field("task"));
                            }
                            task__ = map_.next_value()?;
                        }
                        GeneratedField::Change => {
                            if change__.is_some() {
                                return Err(serde::de::Error::duplicate_field("change"));
                            }
                            change__ = map_.next_value()?;
                        }
                    }
                }
                Ok(TaskReopened {
                    task: task__,
                    change: change__,
                })
            }
        }
        deserializer.deserialize_struct("recontact.events.v1.TaskReopened", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for TaskResolved {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if self.task.is_some() {
            len += 1;
        }
        if self.change.is_some() {
            len += 1;
        }
        if !self.driver_found.is_empty() {
            len += 1;
        }
        if !self.driver_stated.is_empty() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.events.v1.TaskResolved", len)?;
        if let Some(v) = self.task.as_ref() {
            struct_ser.serialize_field("task", v)?;
        }
        if let Some(v) = self.change.as_ref() {
            struct_ser.serialize_field("change", v)?;
        }
        if !self.driver_found.is_empty() {
            struct_ser.serialize_field("driverFound", &self.driver_found)?;
        }
        if !self.driver_stated.is_empty() {
            struct_ser.serialize_field("driverStated", &self.driver_stated)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for TaskResolved {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "task",
            "change",
            "driver_found",
            "driverFound",
            "driver_stated",
            "driverStated",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Task,
            Change,
            DriverFound,
            DriverStated,
        }
        impl<'de> serde::Deserialize<'de> for GeneratedField {
            fn deserialize<D>(deserializer: D) -> std::result::Result<GeneratedField, D::Error>
            where
                D: serde::Deserializer<'de>,
            {
                struct GeneratedVisitor;

                impl serde::de::Visitor<'_> for GeneratedVisitor {
                    type Value = GeneratedField;

                    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        write!(formatter, "expected one of: {:?}", &FIELDS)
                    }

                    #[allow(unused_variables)]
                    fn visit_str<E>(self, value: &str) -> std::result::Result<GeneratedField, E>
                    where
                        E: serde::de::Error,
                    {
                        match value {
                            "task" => Ok(GeneratedField::Task),
                            "change" => Ok(GeneratedField::Change),
                            "driverFound" | "driver_found" => Ok(GeneratedField::DriverFound),
                            "driverStated" | "driver_stated" => Ok(GeneratedField::DriverStated),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = TaskResolved;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.events.v1.TaskResolved")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<TaskResolved, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut task__ = None;
                let mut change__ = None;
                let mut driver_found__ = None;
                let mut driver_stated__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Task => {
                            if task__.is_some() {
                                return Err(serde::de::Error::duplicate_field("task"));
                            }
                            task__ = map_.next_value()?;
                        }
                        GeneratedField::Change => {
                            if change__.is_some() {
                                return Err(serde::de::Error::duplicate_field("change"));
                            }
                            change__ = map_.next_value()?;
                        }
                        GeneratedField::DriverFound => {
                            if driver_found__.is_some() {
                                return Err(serde::de::Error::duplicate_field("driverFound"));
                            }
                            driver_found__ = Some(map_.next_value()?);
                        }
                        GeneratedField::DriverStated => {
                            if driver_stated__.is_some() {
                                return Err(serde::de::Error::duplicate_field("driverStated"));
                            }
                            driver_stated__ = Some(map_.next_value()?);
                        }
                    }
                }
                Ok(TaskResolved {
                    task: task__,
                    change: change__,
                    driver_found: driver_found__.unwrap_or_default(),
                    driver_stated: driver_stated__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.events.v1.TaskResolved", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for TaskSnoozed {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if self.task.is_some() {
            len += 1;
        }
        if self.change.is_some() {
            len += 1;
        }
        if self.until_time.is_some() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.events.v1.TaskSnoozed", len)?;
        if let Some(v) = self.task.as_ref() {
            struct_ser.serialize_field("task", v)?;
        }
        if let Some(v) = self.change.as_ref() {
            struct_ser.serialize_field("change", v)?;
        }
        if let Some(v) = self.until_time.as_ref() {
            struct_ser.serialize_field("untilTime", v)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for TaskSnoozed {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "task",
            "change",
            "until_time",
            "untilTime",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Task,
            Change,
            UntilTime,
        }
        impl<'de> serde::Deserialize<'de> for GeneratedField {
            fn deserialize<D>(deserializer: D) -> std::result::Result<GeneratedField, D::Error>
            where
                D: serde::Deserializer<'de>,
            {
                struct GeneratedVisitor;

                impl serde::de::Visitor<'_> for GeneratedVisitor {
                    type Value = GeneratedField;

                    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        write!(formatter, "expected one of: {:?}", &FIELDS)
                    }

                    #[allow(unused_variables)]
                    fn visit_str<E>(self, value: &str) -> std::result::Result<GeneratedField, E>
                    where
                        E: serde::de::Error,
                    {
                        match value {
                            "task" => Ok(GeneratedField::Task),
                            "change" => Ok(GeneratedField::Change),
                            "untilTime" | "until_time" => Ok(GeneratedField::UntilTime),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = TaskSnoozed;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.events.v1.TaskSnoozed")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<TaskSnoozed, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut task__ = None;
                let mut change__ = None;
                let mut until_time__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Task => {
                            if task__.is_some() {
                                return Err(serde::de::Error::duplicate_field("task"));
                            }
                            task__ = map_.next_value()?;
                        }
                        GeneratedField::Change => {
                            if change__.is_some() {
                                return Err(serde::de::Error::duplicate_field("change"));
                            }
                            change__ = map_.next_value()?;
                        }
                        GeneratedField::UntilTime => {
                            if until_time__.is_some() {
                                return Err(serde::de::Error::duplicate_field("untilTime"));
                            }
                            until_time__ = map_.next_value()?;
                        }
                    }
                }
                Ok(TaskSnoozed {
                    task: task__,
                    change: change__,
                    until_time: until_time__,
                })
            }
        }
        deserializer.deserialize_struct("recontact.events.v1.TaskSnoozed", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for TaskStepSkipped {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if self.task.is_some() {
            len += 1;
        }
        if self.change.is_some() {
            len += 1;
        }
        if self.proposal.is_some() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.events.v1.TaskStepSkipped", len)?;
        if let Some(v) = self.task.as_ref() {
            struct_ser.serialize_field("task", v)?;
        }
        if let Some(v) = self.change.as_ref() {
            struct_ser.serialize_field("change", v)?;
        }
        if let Some(v) = self.proposal.as_ref() {
            struct_ser.serialize_field("proposal", v)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for TaskStepSkipped {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "task",
            "change",
            "proposal",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Task,
            Change,
            Proposal,
        }
        impl<'de> serde::Deserialize<'de> for GeneratedField {
            fn deserialize<D>(deserializer: D) -> std::result::Result<GeneratedField, D::Error>
            where
                D: serde::Deserializer<'de>,
            {
                struct GeneratedVisitor;

                impl serde::de::Visitor<'_> for GeneratedVisitor {
                    type Value = GeneratedField;

                    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        write!(formatter, "expected one of: {:?}", &FIELDS)
                    }

                    #[allow(unused_variables)]
                    fn visit_str<E>(self, value: &str) -> std::result::Result<GeneratedField, E>
                    where
                        E: serde::de::Error,
                    {
                        match value {
                            "task" => Ok(GeneratedField::Task),
                            "change" => Ok(GeneratedField::Change),
                            "proposal" => Ok(GeneratedField::Proposal),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = TaskStepSkipped;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.events.v1.TaskStepSkipped")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<TaskStepSkipped, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut task__ = None;
                let mut change__ = None;
                let mut proposal__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Task => {
                            if task__.is_some() {
                                return Err(serde::de::Error::duplicate_field("task"));
                            }
                            task__ = map_.next_value()?;
                        }
                        GeneratedField::Change => {
                            if change__.is_some() {
                                return Err(serde::de::Error::duplicate_field("change"));
                            }
                            change__ = map_.next_value()?;
                        }
                        GeneratedField::Proposal => {
                            if proposal__.is_some() {
                                return Err(serde::de::Error::duplicate_field("proposal"));
                            }
                            proposal__ = map_.next_value()?;
                        }
                    }
                }
                Ok(TaskStepSkipped {
                    task: task__,
                    change: change__,
                    proposal: proposal__,
                })
            }
        }
        deserializer.deserialize_struct("recontact.events.v1.TaskStepSkipped", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for TaskUnreachable {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if self.task.is_some() {
            len += 1;
        }
        if self.change.is_some() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.events.v1.TaskUnreachable", len)?;
        if let Some(v) = self.task.as_ref() {
            struct_ser.serialize_field("task", v)?;
        }
        if let Some(v) = self.change.as_ref() {
            struct_ser.serialize_field("change", v)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for TaskUnreachable {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "task",
            "change",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Task,
            Change,
        }
        impl<'de> serde::Deserialize<'de> for GeneratedField {
            fn deserialize<D>(deserializer: D) -> std::result::Result<GeneratedField, D::Error>
            where
                D: serde::Deserializer<'de>,
            {
                struct GeneratedVisitor;

                impl serde::de::Visitor<'_> for GeneratedVisitor {
                    type Value = GeneratedField;

                    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        write!(formatter, "expected one of: {:?}", &FIELDS)
                    }

                    #[allow(unused_variables)]
                    fn visit_str<E>(self, value: &str) -> std::result::Result<GeneratedField, E>
                    where
                        E: serde::de::Error,
                    {
                        match value {
                            "task" => Ok(GeneratedField::Task),
                            "change" => Ok(GeneratedField::Change),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = TaskUnreachable;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.events.v1.TaskUnreachable")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<TaskUnreachable, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut task__ = None;
                let mut change__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Task => {
                            if task__.is_some() {
                                return Err(serde::de::Error::duplicate_field("task"));
                            }
                            task__ = map_.next_value()?;
                        }
                        GeneratedField::Change => {
                            if change__.is_some() {
                                return Err(serde::de::Error::duplicate_field("change"));
                            }
                            change__ = map_.next_value()?;
                        }
                    }
                }
                Ok(TaskUnreachable {
                    task: task__,
                    change: change__,
                })
            }
        }
        deserializer.deserialize_struct("recontact.events.v1.TaskUnreachable", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for UnitChanged {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if self.unit.is_some() {
            len += 1;
        }
        if self.change.is_some() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.events.v1.UnitChanged", len)?;
        if let Some(v) = self.unit.as_ref() {
            struct_ser.serialize_field("unit", v)?;
        }
        if let Some(v) = self.change.as_ref() {
            struct_ser.serialize_field("change", v)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for UnitChanged {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "unit",
            "change",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Unit,
            Change,
        }
        impl<'de> serde::Deserialize<'de> for GeneratedField {
            fn deserialize<D>(deserializer: D) -> std::result::Result<GeneratedField, D::Error>
            where
                D: serde::Deserializer<'de>,
            {
                struct GeneratedVisitor;

                impl serde::de::Visitor<'_> for GeneratedVisitor {
                    type Value = GeneratedField;

                    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        write!(formatter, "expected one of: {:?}", &FIELDS)
                    }

                    #[allow(unused_variables)]
                    fn visit_str<E>(self, value: &str) -> std::result::Result<GeneratedField, E>
                    where
                        E: serde::de::Error,
                    {
                        match value {
                            "unit" => Ok(GeneratedField::Unit),
                            "change" => Ok(GeneratedField::Change),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = UnitChanged;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.events.v1.UnitChanged")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<UnitChanged, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut unit__ = None;
                let mut change__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Unit => {
                            if unit__.is_some() {
                                return Err(serde::de::Error::duplicate_field("unit"));
                            }
                            unit__ = map_.next_value()?;
                        }
                        GeneratedField::Change => {
                            if change__.is_some() {
                                return Err(serde::de::Error::duplicate_field("change"));
                            }
                            change__ = map_.next_value()?;
                        }
                    }
                }
                Ok(UnitChanged {
                    unit: unit__,
                    change: change__,
                })
            }
        }
        deserializer.deserialize_struct("recontact.events.v1.UnitChanged", FIELDS, GeneratedVisitor)
    }
}
