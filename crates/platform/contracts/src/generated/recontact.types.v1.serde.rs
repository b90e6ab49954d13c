impl serde::Serialize for Absence {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if !self.from.is_empty() {
            len += 1;
        }
        if !self.until.is_empty() {
            len += 1;
        }
        if !self.reason.is_empty() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.types.v1.Absence", len)?;
        if !self.from.is_empty() {
            struct_ser.serialize_field("from", &self.from)?;
        }
        if !self.until.is_empty() {
            struct_ser.serialize_field("until", &self.until)?;
        }
        if !self.reason.is_empty() {
            struct_ser.serialize_field("reason", &self.reason)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for Absence {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "from",
            "until",
            "reason",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            From,
            Until,
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
                            "from" => Ok(GeneratedField::From),
                            "until" => Ok(GeneratedField::Until),
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
            type Value = Absence;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.types.v1.Absence")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<Absence, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut from__ = None;
                let mut until__ = None;
                let mut reason__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::From => {
                            if from__.is_some() {
                                return Err(serde::de::Error::duplicate_field("from"));
                            }
                            from__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Until => {
                            if until__.is_some() {
                                return Err(serde::de::Error::duplicate_field("until"));
                            }
                            until__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Reason => {
                            if reason__.is_some() {
                                return Err(serde::de::Error::duplicate_field("reason"));
                            }
                            reason__ = Some(map_.next_value()?);
                        }
                    }
                }
                Ok(Absence {
                    from: from__.unwrap_or_default(),
                    until: until__.unwrap_or_default(),
                    reason: reason__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.types.v1.Absence", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for Actor {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if self.kind != 0 {
            len += 1;
        }
        if !self.name.is_empty() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.types.v1.Actor", len)?;
        if self.kind != 0 {
            let v = ActorKind::try_from(self.kind)
                .map_err(|_| serde::ser::Error::custom(format!("Invalid variant {}", self.kind)))?;
            struct_ser.serialize_field("kind", &v)?;
        }
        if !self.name.is_empty() {
            struct_ser.serialize_field("name", &self.name)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for Actor {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "kind",
            "name",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Kind,
            Name,
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
                            "kind" => Ok(GeneratedField::Kind),
                            "name" => Ok(GeneratedField::Name),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = Actor;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.types.v1.Actor")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<Actor, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut kind__ = None;
                let mut name__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Kind => {
                            if kind__.is_some() {
                                return Err(serde::de::Error::duplicate_field("kind"));
                            }
                            kind__ = Some(map_.next_value::<ActorKind>()? as i32);
                        }
                        GeneratedField::Name => {
                            if name__.is_some() {
                                return Err(serde::de::Error::duplicate_field("name"));
                            }
                            name__ = Some(map_.next_value()?);
                        }
                    }
                }
                Ok(Actor {
                    kind: kind__.unwrap_or_default(),
                    name: name__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.types.v1.Actor", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for ActorKind {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        let variant = match self {
            Self::Unspecified => "ACTOR_KIND_UNSPECIFIED",
            Self::Person => "ACTOR_KIND_PERSON",
            Self::Service => "ACTOR_KIND_SERVICE",
            Self::System => "ACTOR_KIND_SYSTEM",
        };
        serializer.serialize_str(variant)
    }
}
impl<'de> serde::Deserialize<'de> for ActorKind {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "ACTOR_KIND_UNSPECIFIED",
            "ACTOR_KIND_PERSON",
            "ACTOR_KIND_SERVICE",
            "ACTOR_KIND_SYSTEM",
        ];

        struct GeneratedVisitor;

        impl serde::de::Visitor<'_> for GeneratedVisitor {
            type Value = ActorKind;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(formatter, "expected one of: {:?}", &FIELDS)
            }

            fn visit_i64<E>(self, v: i64) -> std::result::Result<Self::Value, E>
            where
                E: serde::de::Error,
            {
                i32::try_from(v)
                    .ok()
                    .and_then(|x| x.try_into().ok())
                    .ok_or_else(|| {
                        serde::de::Error::invalid_value(serde::de::Unexpected::Signed(v), &self)
                    })
            }

            fn visit_u64<E>(self, v: u64) -> std::result::Result<Self::Value, E>
            where
                E: serde::de::Error,
            {
                i32::try_from(v)
                    .ok()
                    .and_then(|x| x.try_into().ok())
                    .ok_or_else(|| {
                        serde::de::Error::invalid_value(serde::de::Unexpected::Unsigned(v), &self)
                    })
            }

            fn visit_str<E>(self, value: &str) -> std::result::Result<Self::Value, E>
            where
                E: serde::de::Error,
            {
                match value {
                    "ACTOR_KIND_UNSPECIFIED" => Ok(ActorKind::Unspecified),
                    "ACTOR_KIND_PERSON" => Ok(ActorKind::Person),
                    "ACTOR_KIND_SERVICE" => Ok(ActorKind::Service),
                    "ACTOR_KIND_SYSTEM" => Ok(ActorKind::System),
                    _ => Err(serde::de::Error::unknown_variant(value, FIELDS)),
                }
            }
        }
        deserializer.deserialize_any(GeneratedVisitor)
    }
}
impl serde::Serialize for Alert {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if !self.alert_id.is_empty() {
            len += 1;
        }
        if self.version != 0 {
            len += 1;
        }
        if !self.case_id.is_empty() {
            len += 1;
        }
        if !self.response_id.is_empty() {
            len += 1;
        }
        if self.response_version != 0 {
            len += 1;
        }
        if !self.customer_id.is_empty() {
            len += 1;
        }
        if !self.source.is_empty() {
            len += 1;
        }
        if !self.unit.is_empty() {
            len += 1;
        }
        if self.severity != 0 {
            len += 1;
        }
        if self.task_kind != 0 {
            len += 1;
        }
        if self.time_box.is_some() {
            len += 1;
        }
        if self.channel != 0 {
            len += 1;
        }
        if !self.escalation_policy.is_empty() {
            len += 1;
        }
        if !self.driver_hint.is_empty() {
            len += 1;
        }
        if self.score.is_some() {
            len += 1;
        }
        if self.reachability.is_some() {
            len += 1;
        }
        if self.task_required {
            len += 1;
        }
        if self.test {
            len += 1;
        }
        if self.raised_time.is_some() {
            len += 1;
        }
        if self.attachments != 0 {
            len += 1;
        }
        if self.rules_version != 0 {
            len += 1;
        }
        if !self.rule_set.is_empty() {
            len += 1;
        }
        if !self.rule.is_empty() {
            len += 1;
        }
        if self.cool_down.is_some() {
            len += 1;
        }
        if self.accepted_time.is_some() {
            len += 1;
        }
        if self.snoozes_allowed != 0 {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.types.v1.Alert", len)?;
        if !self.alert_id.is_empty() {
            struct_ser.serialize_field("alertId", &self.alert_id)?;
        }
        if self.version != 0 {
            #[allow(clippy::needless_borrow)]
            #[allow(clippy::needless_borrows_for_generic_args)]
            struct_ser.serialize_field("version", ToString::to_string(&self.version).as_str())?;
        }
        if !self.case_id.is_empty() {
            struct_ser.serialize_field("caseId", &self.case_id)?;
        }
        if !self.response_id.is_empty() {
            struct_ser.serialize_field("responseId", &self.response_id)?;
        }
        if self.response_version != 0 {
            #[allow(clippy::needless_borrow)]
            #[allow(clippy::needless_borrows_for_generic_args)]
            struct_ser.serialize_field("responseVersion", ToString::to_string(&self.response_version).as_str())?;
        }
        if !self.customer_id.is_empty() {
            struct_ser.serialize_field("customerId", &self.customer_id)?;
        }
        if !self.source.is_empty() {
            struct_ser.serialize_field("source", &self.source)?;
        }
        if !self.unit.is_empty() {
            struct_ser.serialize_field("unit", &self.unit)?;
        }
        if self.severity != 0 {
            let v = Severity::try_from(self.severity)
                .map_err(|_| serde::ser::Error::custom(format!("Invalid variant {}", self.severity)))?;
            struct_ser.serialize_field("severity", &v)?;
        }
        if self.task_kind != 0 {
            let v = TaskKind::try_from(self.task_kind)
                .map_err(|_| serde::ser::Error::custom(format!("Invalid variant {}", self.task_kind)))?;
            struct_ser.serialize_field("taskKind", &v)?;
        }
        if let Some(v) = self.time_box.as_ref() {
            struct_ser.serialize_field("timeBox", v)?;
        }
        if self.channel != 0 {
            let v = Channel::try_from(self.channel)
                .map_err(|_| serde::ser::Error::custom(format!("Invalid variant {}", self.channel)))?;
            struct_ser.serialize_field("channel", &v)?;
        }
        if !self.escalation_policy.is_empty() {
            struct_ser.serialize_field("escalationPolicy", &self.escalation_policy)?;
        }
        if !self.driver_hint.is_empty() {
            struct_ser.serialize_field("driverHint", &self.driver_hint)?;
        }
        if let Some(v) = self.score.as_ref() {
            struct_ser.serialize_field("score", v)?;
        }
        if let Some(v) = self.reachability.as_ref() {
            struct_ser.serialize_field("reachability", v)?;
        }
        if self.task_required {
            struct_ser.serialize_field("taskRequired", &self.task_required)?;
        }
        if self.test {
            struct_ser.serialize_field("test", &self.test)?;
        }
        if let Some(v) = self.raised_time.as_ref() {
            struct_ser.serialize_field("raisedTime", v)?;
        }
        if self.attachments != 0 {
            struct_ser.serialize_field("attachments", &self.attachments)?;
        }
        if self.rules_version != 0 {
            #[allow(clippy::needless_borrow)]
            #[allow(clippy::needless_borrows_for_generic_args)]
            struct_ser.serialize_field("rulesVersion", ToString::to_string(&self.rules_version).as_str())?;
        }
        if !self.rule_set.is_empty() {
            struct_ser.serialize_field("ruleSet", &self.rule_set)?;
        }
        if !self.rule.is_empty() {
            struct_ser.serialize_field("rule", &self.rule)?;
        }
        if let Some(v) = self.cool_down.as_ref() {
            struct_ser.serialize_field("coolDown", v)?;
        }
        if let Some(v) = self.accepted_time.as_ref() {
            struct_ser.serialize_field("acceptedTime", v)?;
        }
        if self.snoozes_allowed != 0 {
            struct_ser.serialize_field("snoozesAllowed", &self.snoozes_allowed)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for Alert {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "alert_id",
            "alertId",
            "version",
            "case_id",
            "caseId",
            "response_id",
            "responseId",
            "response_version",
            "responseVersion",
            "customer_id",
            "customerId",
            "source",
            "unit",
            "severity",
            "task_kind",
            "taskKind",
            "time_box",
            "timeBox",
            "channel",
            "escalation_policy",
            "escalationPolicy",
            "driver_hint",
            "driverHint",
            "score",
            "reachability",
            "task_required",
            "taskRequired",
            "test",
            "raised_time",
            "raisedTime",
            "attachments",
            "rules_version",
            "rulesVersion",
            "rule_set",
            "ruleSet",
            "rule",
            "cool_down",
            "coolDown",
            "accepted_time",
            "acceptedTime",
            "snoozes_allowed",
            "snoozesAllowed",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            AlertId,
            Version,
            CaseId,
            ResponseId,
            ResponseVersion,
            CustomerId,
            Source,
            Unit,
            Severity,
            TaskKind,
            TimeBox,
            Channel,
            EscalationPolicy,
            DriverHint,
            Score,
            Reachability,
            TaskRequired,
            Test,
            RaisedTime,
            Attachments,
            RulesVersion,
            RuleSet,
            Rule,
            CoolDown,
            AcceptedTime,
            SnoozesAllowed,
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
                            "alertId" | "alert_id" => Ok(GeneratedField::AlertId),
                            "version" => Ok(GeneratedField::Version),
                            "caseId" | "case_id" => Ok(GeneratedField::CaseId),
                            "responseId" | "response_id" => Ok(GeneratedField::ResponseId),
                            "responseVersion" | "response_version" => Ok(GeneratedField::ResponseVersion),
                            "customerId" | "customer_id" => Ok(GeneratedField::CustomerId),
                            "source" => Ok(GeneratedField::Source),
                            "unit" => Ok(GeneratedField::Unit),
                            "severity" => Ok(GeneratedField::Severity),
                            "taskKind" | "task_kind" => Ok(GeneratedField::TaskKind),
                            "timeBox" | "time_box" => Ok(GeneratedField::TimeBox),
                            "channel" => Ok(GeneratedField::Channel),
                            "escalationPolicy" | "escalation_policy" => Ok(GeneratedField::EscalationPolicy),
                            "driverHint" | "driver_hint" => Ok(GeneratedField::DriverHint),
                            "score" => Ok(GeneratedField::Score),
                            "reachability" => Ok(GeneratedField::Reachability),
                            "taskRequired" | "task_required" => Ok(GeneratedField::TaskRequired),
                            "test" => Ok(GeneratedField::Test),
                            "raisedTime" | "raised_time" => Ok(GeneratedField::RaisedTime),
                            "attachments" => Ok(GeneratedField::Attachments),
                            "rulesVersion" | "rules_version" => Ok(GeneratedField::RulesVersion),
                            "ruleSet" | "rule_set" => Ok(GeneratedField::RuleSet),
                            "rule" => Ok(GeneratedField::Rule),
                            "coolDown" | "cool_down" => Ok(GeneratedField::CoolDown),
                            "acceptedTime" | "accepted_time" => Ok(GeneratedField::AcceptedTime),
                            "snoozesAllowed" | "snoozes_allowed" => Ok(GeneratedField::SnoozesAllowed),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = Alert;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.types.v1.Alert")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<Alert, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut alert_id__ = None;
                let mut version__ = None;
                let mut case_id__ = None;
                let mut response_id__ = None;
                let mut response_version__ = None;
                let mut customer_id__ = None;
                let mut source__ = None;
                let mut unit__ = None;
                let mut severity__ = None;
                let mut task_kind__ = None;
                let mut time_box__ = None;
                let mut channel__ = None;
                let mut escalation_policy__ = None;
                let mut driver_hint__ = None;
                let mut score__ = None;
                let mut reachability__ = None;
                let mut task_required__ = None;
                let mut test__ = None;
                let mut raised_time__ = None;
                let mut attachments__ = None;
                let mut rules_version__ = None;
                let mut rule_set__ = None;
                let mut rule__ = None;
                let mut cool_down__ = None;
                let mut accepted_time__ = None;
                let mut snoozes_allowed__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::AlertId => {
                            if alert_id__.is_some() {
                                return Err(serde::de::Error::duplicate_field("alertId"));
                            }
                            alert_id__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Version => {
                            if version__.is_some() {
                                return Err(serde::de::Error::duplicate_field("version"));
                            }
                            version__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                        GeneratedField::CaseId => {
                            if case_id__.is_some() {
                                return Err(serde::de::Error::duplicate_field("caseId"));
                            }
                            case_id__ = Some(map_.next_value()?);
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
                        GeneratedField::CustomerId => {
                            if customer_id__.is_some() {
                                return Err(serde::de::Error::duplicate_field("customerId"));
                            }
                            customer_id__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Source => {
                            if source__.is_some() {
                                return Err(serde::de::Error::duplicate_field("source"));
                            }
                            source__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Unit => {
                            if unit__.is_some() {
                                return Err(serde::de::Error::duplicate_field("unit"));
                            }
                            unit__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Severity => {
                            if severity__.is_some() {
                                return Err(serde::de::Error::duplicate_field("severity"));
                            }
                            severity__ = Some(map_.next_value::<Severity>()? as i32);
                        }
                        GeneratedField::TaskKind => {
                            if task_kind__.is_some() {
                                return Err(serde::de::Error::duplicate_field("taskKind"));
                            }
                            task_kind__ = Some(map_.next_value::<TaskKind>()? as i32);
                        }
                        GeneratedField::TimeBox => {
                            if time_box__.is_some() {
                                return Err(serde::de::Error::duplicate_field("timeBox"));
                            }
                            time_box__ = map_.next_value()?;
                        }
                        GeneratedField::Channel => {
                            if channel__.is_some() {
                                return Err(serde::de::Error::duplicate_field("channel"));
                            }
                            channel__ = Some(map_.next_value::<Channel>()? as i32);
                        }
                        GeneratedField::EscalationPolicy => {
                            if escalation_policy__.is_some() {
                                return Err(serde::de::Error::duplicate_field("escalationPolicy"));
                            }
                            escalation_policy__ = Some(map_.next_value()?);
                        }
                        GeneratedField::DriverHint => {
                            if driver_hint__.is_some() {
                                return Err(serde::de::Error::duplicate_field("driverHint"));
                            }
                            driver_hint__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Score => {
                            if score__.is_some() {
                                return Err(serde::de::Error::duplicate_field("score"));
                            }
                            score__ = map_.next_value()?;
                        }
                        GeneratedField::Reachability => {
                            if reachability__.is_some() {
                                return Err(serde::de::Error::duplicate_field("reachability"));
                            }
                            reachability__ = map_.next_value()?;
                        }
                        GeneratedField::TaskRequired => {
                            if task_required__.is_some() {
                                return Err(serde::de::Error::duplicate_field("taskRequired"));
                            }
                            task_required__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Test => {
                            if test__.is_some() {
                                return Err(serde::de::Error::duplicate_field("test"));
                            }
                            test__ = Some(map_.next_value()?);
                        }
                        GeneratedField::RaisedTime => {
                            if raised_time__.is_some() {
                                return Err(serde::de::Error::duplicate_field("raisedTime"));
                            }
                            raised_time__ = map_.next_value()?;
                        }
                        GeneratedField::Attachments => {
                            if attachments__.is_some() {
                                return Err(serde::de::Error::duplicate_field("attachments"));
                            }
                            attachments__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                        GeneratedField::RulesVersion => {
                            if rules_version__.is_some() {
                                return Err(serde::de::Error::duplicate_field("rulesVersion"));
                            }
                            rules_version__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                        GeneratedField::RuleSet => {
                            if rule_set__.is_some() {
                                return Err(serde::de::Error::duplicate_field("ruleSet"));
                            }
                            rule_set__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Rule => {
                            if rule__.is_some() {
                                return Err(serde::de::Error::duplicate_field("rule"));
                            }
                            rule__ = Some(map_.next_value()?);
                        }
                        GeneratedField::CoolDown => {
                            if cool_down__.is_some() {
                                return Err(serde::de::Error::duplicate_field("coolDown"));
                            }
                            cool_down__ = map_.next_value()?;
                        }
                        GeneratedField::AcceptedTime => {
                            if accepted_time__.is_some() {
                                return Err(serde::de::Error::duplicate_field("acceptedTime"));
                            }
                            accepted_time__ = map_.next_value()?;
                        }
                        GeneratedField::SnoozesAllowed => {
                            if snoozes_allowed__.is_some() {
                                return Err(serde::de::Error::duplicate_field("snoozesAllowed"));
                            }
                            snoozes_allowed__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                    }
                }
                Ok(Alert {
                    alert_id: alert_id__.unwrap_or_default(),
                    version: version__.unwrap_or_default(),
                    case_id: case_id__.unwrap_or_default(),
                    response_id: response_id__.unwrap_or_default(),
                    response_version: response_version__.unwrap_or_default(),
                    customer_id: customer_id__.unwrap_or_default(),
                    source: source__.unwrap_or_default(),
                    unit: unit__.unwrap_or_default(),
                    severity: severity__.unwrap_or_default(),
                    task_kind: task_kind__.unwrap_or_default(),
                    time_box: time_box__,
                    channel: channel__.unwrap_or_default(),
                    escalation_policy: escalation_policy__.unwrap_or_default(),
                    driver_hint: driver_hint__.unwrap_or_default(),
                    score: score__,
                    reachability: reachability__,
                    task_required: task_required__.unwrap_or_default(),
                    test: test__.unwrap_or_default(),
                    raised_time: raised_time__,
                    attachments: attachments__.unwrap_or_default(),
                    rules_version: rules_version__.unwrap_or_default(),
                    rule_set: rule_set__.unwrap_or_default(),
                    rule: rule__.unwrap_or_default(),
                    cool_down: cool_down__,
                    accepted_time: accepted_time__,
                    snoozes_allowed: snoozes_allowed__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.types.v1.Alert", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for AttemptOutcome {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        let variant = match self {
            Self::Unspecified => "ATTEMPT_OUTCOME_UNSPECIFIED",
            Self::Reached => "ATTEMPT_OUTCOME_REACHED",
            Self::NoAnswer => "ATTEMPT_OUTCOME_NO_ANSWER",
            Self::Busy => "ATTEMPT_OUTCOME_BUSY",
            Self::Voicemail => "ATTEMPT_OUTCOME_VOICEMAIL",
            Self::WrongNumber => "ATTEMPT_OUTCOME_WRONG_NUMBER",
            Self::Refused => "ATTEMPT_OUTCOME_REFUSED",
            Self::CallBack => "ATTEMPT_OUTCOME_CALL_BACK",
        };
        serializer.serialize_str(variant)
    }
}
impl<'de> serde::Deserialize<'de> for AttemptOutcome {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "ATTEMPT_OUTCOME_UNSPECIFIED",
            "ATTEMPT_OUTCOME_REACHED",
            "ATTEMPT_OUTCOME_NO_ANSWER",
            "ATTEMPT_OUTCOME_BUSY",
            "ATTEMPT_OUTCOME_VOICEMAIL",
            "ATTEMPT_OUTCOME_WRONG_NUMBER",
            "ATTEMPT_OUTCOME_REFUSED",
            "ATTEMPT_OUTCOME_CALL_BACK",
        ];

        struct GeneratedVisitor;

        impl serde::de::Visitor<'_> for GeneratedVisitor {
            type Value = AttemptOutcome;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(formatter, "expected one of: {:?}", &FIELDS)
            }

            fn visit_i64<E>(self, v: i64) -> std::result::Result<Self::Value, E>
            where
                E: serde::de::Error,
            {
                i32::try_from(v)
                    .ok()
                    .and_then(|x| x.try_into().ok())
                    .ok_or_else(|| {
                        serde::de::Error::invalid_value(serde::de::Unexpected::Signed(v), &self)
                    })
            }

            fn visit_u64<E>(self, v: u64) -> std::result::Result<Self::Value, E>
            where
                E: serde::de::Error,
            {
                i32::try_from(v)
                    .ok()
                    .and_then(|x| x.try_into().ok())
                    .ok_or_else(|| {
                        serde::de::Error::invalid_value(serde::de::Unexpected::Unsigned(v), &self)
                    })
            }

            fn visit_str<E>(self, value: &str) -> std::result::Result<Self::Value, E>
            where
                E: serde::de::Error,
            {
                match value {
                    "ATTEMPT_OUTCOME_UNSPECIFIED" => Ok(AttemptOutcome::Unspecified),
                    "ATTEMPT_OUTCOME_REACHED" => Ok(AttemptOutcome::Reached),
                    "ATTEMPT_OUTCOME_NO_ANSWER" => Ok(AttemptOutcome::NoAnswer),
                    "ATTEMPT_OUTCOME_BUSY" => Ok(AttemptOutcome::Busy),
                    "ATTEMPT_OUTCOME_VOICEMAIL" => Ok(AttemptOutcome::Voicemail),
                    "ATTEMPT_OUTCOME_WRONG_NUMBER" => Ok(AttemptOutcome::WrongNumber),
                    "ATTEMPT_OUTCOME_REFUSED" => Ok(AttemptOutcome::Refused),
                    "ATTEMPT_OUTCOME_CALL_BACK" => Ok(AttemptOutcome::CallBack),
                    _ => Err(serde::de::Error::unknown_variant(value, FIELDS)),
                }
            }
        }
        deserializer.deserialize_any(GeneratedVisitor)
    }
}
impl serde::Serialize for Calendar {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if self.metadata.is_some() {
            len += 1;
        }
        if self.spec.is_some() {
            len += 1;
        }
        if self.version != 0 {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.types.v1.Calendar", len)?;
        if let Some(v) = self.metadata.as_ref() {
            struct_ser.serialize_field("metadata", v)?;
        }
        if let Some(v) = self.spec.as_ref() {
            struct_ser.serialize_field("spec", v)?;
        }
        if self.version != 0 {
            #[allow(clippy::needless_borrow)]
            #[allow(clippy::needless_borrows_for_generic_args)]
            struct_ser.serialize_field("version", ToString::to_string(&self.version).as_str())?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for Calendar {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "metadata",
            "spec",
            "version",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Metadata,
            Spec,
            Version,
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
                            "metadata" => Ok(GeneratedField::Metadata),
                            "spec" => Ok(GeneratedField::Spec),
                            "version" => Ok(GeneratedField::Version),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = Calendar;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.types.v1.Calendar")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<Calendar, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut metadata__ = None;
                let mut spec__ = None;
                let mut version__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Metadata => {
                            if metadata__.is_some() {
                                return Err(serde::de::Error::duplicate_field("metadata"));
                            }
                            metadata__ = map_.next_value()?;
                        }
                        GeneratedField::Spec => {
                            if spec__.is_some() {
                                return Err(serde::de::Error::duplicate_field("spec"));
                            }
                            spec__ = map_.next_value()?;
                        }
                        GeneratedField::Version => {
                            if version__.is_some() {
                                return Err(serde::de::Error::duplicate_field("version"));
                            }
                            version__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                    }
                }
                Ok(Calendar {
                    metadata: metadata__,
                    spec: spec__,
                    version: version__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.types.v1.Calendar", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for CalendarSpec {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if !self.zone.is_empty() {
            len += 1;
        }
        if !self.weekly.is_empty() {
            len += 1;
        }
        if !self.holidays.is_empty() {
            len += 1;
        }
        if !self.special_days.is_empty() {
            len += 1;
        }
        if !self.icalendar.is_empty() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.types.v1.CalendarSpec", len)?;
        if !self.zone.is_empty() {
            struct_ser.serialize_field("zone", &self.zone)?;
        }
        if !self.weekly.is_empty() {
            struct_ser.serialize_field("weekly", &self.weekly)?;
        }
        if !self.holidays.is_empty() {
            struct_ser.serialize_field("holidays", &self.holidays)?;
        }
        if !self.special_days.is_empty() {
            struct_ser.serialize_field("specialDays", &self.special_days)?;
        }
        if !self.icalendar.is_empty() {
            struct_ser.serialize_field("icalendar", &self.icalendar)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for CalendarSpec {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "zone",
            "weekly",
            "holidays",
            "special_days",
            "specialDays",
            "icalendar",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Zone,
            Weekly,
            Holidays,
            SpecialDays,
            Icalendar,
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
                            "zone" => Ok(GeneratedField::Zone),
                            "weekly" => Ok(GeneratedField::Weekly),
                            "holidays" => Ok(GeneratedField::Holidays),
                            "specialDays" | "special_days" => Ok(GeneratedField::SpecialDays),
                            "icalendar" => Ok(GeneratedField::Icalendar),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = CalendarSpec;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.types.v1.CalendarSpec")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<CalendarSpec, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut zone__ = None;
                let mut weekly__ = None;
                let mut holidays__ = None;
                let mut special_days__ = None;
                let mut icalendar__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Zone => {
                            if zone__.is_some() {
                                return Err(serde::de::Error::duplicate_field("zone"));
                            }
                            zone__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Weekly => {
                            if weekly__.is_some() {
                                return Err(serde::de::Error::duplicate_field("weekly"));
                            }
                            weekly__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Holidays => {
                            if holidays__.is_some() {
                                return Err(serde::de::Error::duplicate_field("holidays"));
                            }
                            holidays__ = Some(map_.next_value()?);
                        }
                        GeneratedField::SpecialDays => {
                            if special_days__.is_some() {
                                return Err(serde::de::Error::duplicate_field("specialDays"));
                            }
                            special_days__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Icalendar => {
                            if icalendar__.is_some() {
                                return Err(serde::de::Error::duplicate_field("icalendar"));
                            }
                            icalendar__ = Some(map_.next_value()?);
                        }
                    }
                }
                Ok(CalendarSpec {
                    zone: zone__.unwrap_or_default(),
                    weekly: weekly__.unwrap_or_default(),
                    holidays: holidays__.unwrap_or_default(),
                    special_days: special_days__.unwrap_or_default(),
                    icalendar: icalendar__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.types.v1.CalendarSpec", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for Channel {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        let variant = match self {
            Self::Unspecified => "CHANNEL_UNSPECIFIED",
            Self::Phone => "CHANNEL_PHONE",
            Self::Email => "CHANNEL_EMAIL",
            Self::Message => "CHANNEL_MESSAGE",
            Self::InPerson => "CHANNEL_IN_PERSON",
        };
        serializer.serialize_str(variant)
    }
}
impl<'de> serde::Deserialize<'de> for Channel {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "CHANNEL_UNSPECIFIED",
            "CHANNEL_PHONE",
            "CHANNEL_EMAIL",
            "CHANNEL_MESSAGE",
            "CHANNEL_IN_PERSON",
        ];

        struct GeneratedVisitor;

        impl serde::de::Visitor<'_> for GeneratedVisitor {
            type Value = Channel;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(formatter, "expected one of: {:?}", &FIELDS)
            }

            fn visit_i64<E>(self, v: i64) -> std::result::Result<Self::Value, E>
            where
                E: serde::de::Error,
            {
                i32::try_from(v)
                    .ok()
                    .and_then(|x| x.try_into().ok())
                    .ok_or_else(|| {
                        serde::de::Error::invalid_value(serde::de::Unexpected::Signed(v), &self)
                    })
            }

            fn visit_u64<E>(self, v: u64) -> std::result::Result<Self::Value, E>
            where
                E: serde::de::Error,
            {
                i32::try_from(v)
                    .ok()
                    .and_then(|x| x.try_into().ok())
                    .ok_or_else(|| {
                        serde::de::Error::invalid_value(serde::de::Unexpected::Unsigned(v), &self)
                    })
            }

            fn visit_str<E>(self, value: &str) -> std::result::Result<Self::Value, E>
            where
                E: serde::de::Error,
            {
                match value {
                    "CHANNEL_UNSPECIFIED" => Ok(Channel::Unspecified),
                    "CHANNEL_PHONE" => Ok(Channel::Phone),
                    "CHANNEL_EMAIL" => Ok(Channel::Email),
                    "CHANNEL_MESSAGE" => Ok(Channel::Message),
                    "CHANNEL_IN_PERSON" => Ok(Channel::InPerson),
                    _ => Err(serde::de::Error::unknown_variant(value, FIELDS)),
                }
            }
        }
        deserializer.deserialize_any(GeneratedVisitor)
    }
}
impl serde::Serialize for Completeness {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        let variant = match self {
            Self::Unspecified => "COMPLETENESS_UNSPECIFIED",
            Self::Partial => "COMPLETENESS_PARTIAL",
            Self::Final => "COMPLETENESS_FINAL",
        };
        serializer.serialize_str(variant)
    }
}
impl<'de> serde::Deserialize<'de> for Completeness {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "COMPLETENESS_UNSPECIFIED",
            "COMPLETENESS_PARTIAL",
            "COMPLETENESS_FINAL",
        ];

        struct GeneratedVisitor;

        impl serde::de::Visitor<'_> for GeneratedVisitor {
            type Value = Completeness;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(formatter, "expected one of: {:?}", &FIELDS)
            }

            fn visit_i64<E>(self, v: i64) -> std::result::Result<Self::Value, E>
            where
                E: serde::de::Error,
            {
                i32::try_from(v)
                    .ok()
                    .and_then(|x| x.try_into().ok())
                    .ok_or_else(|| {
                        serde::de::Error::invalid_value(serde::de::Unexpected::Signed(v), &self)
                    })
            }

            fn visit_u64<E>(self, v: u64) -> std::result::Result<Self::Value, E>
            where
                E: serde::de::Error,
            {
                i32::try_from(v)
                    .ok()
                    .and_then(|x| x.try_into().ok())
                    .ok_or_else(|| {
                        serde::de::Error::invalid_value(serde::de::Unexpected::Unsigned(v), &self)
                    })
            }

            fn visit_str<E>(self, value: &str) -> std::result::Result<Self::Value, E>
            where
                E: serde::de::Error,
            {
                match value {
                    "COMPLETENESS_UNSPECIFIED" => Ok(Completeness::Unspecified),
                    "COMPLETENESS_PARTIAL" => Ok(Completeness::Partial),
                    "COMPLETENESS_FINAL" => Ok(Completeness::Final),
                    _ => Err(serde::de::Error::unknown_variant(value, FIELDS)),
                }
            }
        }
        deserializer.deserialize_any(GeneratedVisitor)
    }
}
impl serde::Serialize for ConsumerStatus {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if !self.durable.is_empty() {
            len += 1;
        }
        if self.pending != 0 {
            len += 1;
        }
        if self.unacknowledged != 0 {
            len += 1;
        }
        if !self.held_back.is_empty() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.types.v1.ConsumerStatus", len)?;
        if !self.durable.is_empty() {
            struct_ser.serialize_field("durable", &self.durable)?;
        }
        if self.pending != 0 {
            #[allow(clippy::needless_borrow)]
            #[allow(clippy::needless_borrows_for_generic_args)]
            struct_ser.serialize_field("pending", ToString::to_string(&self.pending).as_str())?;
        }
        if self.unacknowledged != 0 {
            #[allow(clippy::needless_borrow)]
            #[allow(clippy::needless_borrows_for_generic_args)]
            struct_ser.serialize_field("unacknowledged", ToString::to_string(&self.unacknowledged).as_str())?;
        }
        if !self.held_back.is_empty() {
            struct_ser.serialize_field("heldBack", &self.held_back)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for ConsumerStatus {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "durable",
            "pending",
            "unacknowledged",
            "held_back",
            "heldBack",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Durable,
            Pending,
            Unacknowledged,
            HeldBack,
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
                            "durable" => Ok(GeneratedField::Durable),
                            "pending" => Ok(GeneratedField::Pending),
                            "unacknowledged" => Ok(GeneratedField::Unacknowledged),
                            "heldBack" | "held_back" => Ok(GeneratedField::HeldBack),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = ConsumerStatus;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.types.v1.ConsumerStatus")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<ConsumerStatus, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut durable__ = None;
                let mut pending__ = None;
                let mut unacknowledged__ = None;
                let mut held_back__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Durable => {
                            if durable__.is_some() {
                                return Err(serde::de::Error::duplicate_field("durable"));
                            }
                            durable__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Pending => {
                            if pending__.is_some() {
                                return Err(serde::de::Error::duplicate_field("pending"));
                            }
                            pending__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                        GeneratedField::Unacknowledged => {
                            if unacknowledged__.is_some() {
                                return Err(serde::de::Error::duplicate_field("unacknowledged"));
                            }
                            unacknowledged__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                        GeneratedField::HeldBack => {
                            if held_back__.is_some() {
                                return Err(serde::de::Error::duplicate_field("heldBack"));
                            }
                            held_back__ = Some(map_.next_value()?);
                        }
                    }
                }
                Ok(ConsumerStatus {
                    durable: durable__.unwrap_or_default(),
                    pending: pending__.unwrap_or_default(),
                    unacknowledged: unacknowledged__.unwrap_or_default(),
                    held_back: held_back__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.types.v1.ConsumerStatus", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for ContactFatigue {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if self.cases != 0 {
            len += 1;
        }
        if !self.within.is_empty() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.types.v1.ContactFatigue", len)?;
        if self.cases != 0 {
            struct_ser.serialize_field("cases", &self.cases)?;
        }
        if !self.within.is_empty() {
            struct_ser.serialize_field("within", &self.within)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for ContactFatigue {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "cases",
            "within",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Cases,
            Within,
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
                            "cases" => Ok(GeneratedField::Cases),
                            "within" => Ok(GeneratedField::Within),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = ContactFatigue;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.types.v1.ContactFatigue")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<ContactFatigue, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut cases__ = None;
                let mut within__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Cases => {
                            if cases__.is_some() {
                                return Err(serde::de::Error::duplicate_field("cases"));
                            }
                            cases__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                        GeneratedField::Within => {
                            if within__.is_some() {
                                return Err(serde::de::Error::duplicate_field("within"));
                            }
                            within__ = Some(map_.next_value()?);
                        }
                    }
                }
                Ok(ContactFatigue {
                    cases: cases__.unwrap_or_default(),
                    within: within__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.types.v1.ContactFatigue", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for CountsFrom {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        let variant = match self {
            Self::Unspecified => "COUNTS_FROM_UNSPECIFIED",
            Self::Assigned => "COUNTS_FROM_ASSIGNED",
            Self::OwnerSince => "COUNTS_FROM_OWNER_SINCE",
            Self::Accepted => "COUNTS_FROM_ACCEPTED",
            Self::LastAttempt => "COUNTS_FROM_LAST_ATTEMPT",
            Self::AcceptBy => "COUNTS_FROM_ACCEPT_BY",
            Self::ContactBy => "COUNTS_FROM_CONTACT_BY",
            Self::ResolveBy => "COUNTS_FROM_RESOLVE_BY",
            Self::Resolved => "COUNTS_FROM_RESOLVED",
        };
        serializer.serialize_str(variant)
    }
}
impl<'de> serde::Deserialize<'de> for CountsFrom {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "COUNTS_FROM_UNSPECIFIED",
            "COUNTS_FROM_ASSIGNED",
            "COUNTS_FROM_OWNER_SINCE",
            "COUNTS_FROM_ACCEPTED",
            "COUNTS_FROM_LAST_ATTEMPT",
            "COUNTS_FROM_ACCEPT_BY",
            "COUNTS_FROM_CONTACT_BY",
            "COUNTS_FROM_RESOLVE_BY",
            "COUNTS_FROM_RESOLVED",
        ];

        struct GeneratedVisitor;

        impl serde::de::Visitor<'_> for GeneratedVisitor {
            type Value = CountsFrom;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(formatter, "expected one of: {:?}", &FIELDS)
            }

            fn visit_i64<E>(self, v: i64) -> std::result::Result<Self::Value, E>
            where
                E: serde::de::Error,
            {
                i32::try_from(v)
                    .ok()
                    .and_then(|x| x.try_into().ok())
                    .ok_or_else(|| {
                        serde::de::Error::invalid_value(serde::de::Unexpected::Signed(v), &self)
                    })
            }

            fn visit_u64<E>(self, v: u64) -> std::result::Result<Self::Value, E>
            where
                E: serde::de::Error,
            {
                i32::try_from(v)
                    .ok()
                    .and_then(|x| x.try_into().ok())
                    .ok_or_else(|| {
                        serde::de::Error::invalid_value(serde::de::Unexpected::Unsigned(v), &self)
                    })
            }

            fn visit_str<E>(self, value: &str) -> std::result::Result<Self::Value, E>
            where
                E: serde::de::Error,
            {
                match value {
                    "COUNTS_FROM_UNSPECIFIED" => Ok(CountsFrom::Unspecified),
                    "COUNTS_FROM_ASSIGNED" => Ok(CountsFrom::Assigned),
                    "COUNTS_FROM_OWNER_SINCE" => Ok(CountsFrom::OwnerSince),
                    "COUNTS_FROM_ACCEPTED" => Ok(CountsFrom::Accepted),
                    "COUNTS_FROM_LAST_ATTEMPT" => Ok(CountsFrom::LastAttempt),
                    "COUNTS_FROM_ACCEPT_BY" => Ok(CountsFrom::AcceptBy),
                    "COUNTS_FROM_CONTACT_BY" => Ok(CountsFrom::ContactBy),
                    "COUNTS_FROM_RESOLVE_BY" => Ok(CountsFrom::ResolveBy),
                    "COUNTS_FROM_RESOLVED" => Ok(CountsFrom::Resolved),
                    _ => Err(serde::de::Error::unknown_variant(value, FIELDS)),
                }
            }
        }
        deserializer.deserialize_any(GeneratedVisitor)
    }
}
impl serde::Serialize for Deadline {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if self.kind != 0 {
            len += 1;
        }
        if self.due_time.is_some() {
            len += 1;
        }
        if self.set_time.is_some() {
            len += 1;
        }
        if self.met_time.is_some() {
            len += 1;
        }
        if self.replaced_time.is_some() {
            len += 1;
        }
        if self.overdue_time.is_some() {
            len += 1;
        }
        if !self.calendar.is_empty() {
            len += 1;
        }
        if self.calendar_version != 0 {
            len += 1;
        }
        if self.within.is_some() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.types.v1.Deadline", len)?;
        if self.kind != 0 {
            let v = DeadlineKind::try_from(self.kind)
                .map_err(|_| serde::ser::Error::custom(format!("Invalid variant {}", self.kind)))?;
            struct_ser.serialize_field("kind", &v)?;
        }
        if let Some(v) = self.due_time.as_ref() {
            struct_ser.serialize_field("dueTime", v)?;
        }
        if let Some(v) = self.set_time.as_ref() {
            struct_ser.serialize_field("setTime", v)?;
        }
        if let Some(v) = self.met_time.as_ref() {
            struct_ser.serialize_field("metTime", v)?;
        }
        if let Some(v) = self.replaced_time.as_ref() {
            struct_ser.serialize_field("replacedTime", v)?;
        }
        if let Some(v) = self.overdue_time.as_ref() {
            struct_ser.serialize_field("overdueTime", v)?;
        }
        if !self.calendar.is_empty() {
            struct_ser.serialize_field("calendar", &self.calendar)?;
        }
        if self.calendar_version != 0 {
            #[allow(clippy::needless_borrow)]
            #[allow(clippy::needless_borrows_for_generic_args)]
            struct_ser.serialize_field("calendarVersion", ToString::to_string(&self.calendar_version).as_str())?;
        }
        if let Some(v) = self.within.as_ref() {
            struct_ser.serialize_field("within", v)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for Deadline {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "kind",
            "due_time",
            "dueTime",
            "set_time",
            "setTime",
            "met_time",
            "metTime",
            "replaced_time",
            "replacedTime",
            "overdue_time",
            "overdueTime",
            "calendar",
            "calendar_version",
            "calendarVersion",
            "within",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Kind,
            DueTime,
            SetTime,
            MetTime,
            ReplacedTime,
            OverdueTime,
            Calendar,
            CalendarVersion,
            Within,
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
                            "kind" => Ok(GeneratedField::Kind),
                            "dueTime" | "due_time" => Ok(GeneratedField::DueTime),
                            "setTime" | "set_time" => Ok(GeneratedField::SetTime),
                            "metTime" | "met_time" => Ok(GeneratedField::MetTime),
                            "replacedTime" | "replaced_time" => Ok(GeneratedField::ReplacedTime),
                            "overdueTime" | "overdue_time" => Ok(GeneratedField::OverdueTime),
                            "calendar" => Ok(GeneratedField::Calendar),
                            "calendarVersion" | "calendar_version" => Ok(GeneratedField::CalendarVersion),
                            "within" => Ok(GeneratedField::Within),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = Deadline;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.types.v1.Deadline")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<Deadline, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut kind__ = None;
                let mut due_time__ = None;
                let mut set_time__ = None;
                let mut met_time__ = None;
                let mut replaced_time__ = None;
                let mut overdue_time__ = None;
                let mut calendar__ = None;
                let mut calendar_version__ = None;
                let mut within__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Kind => {
                            if kind__.is_some() {
                                return Err(serde::de::Error::duplicate_field("kind"));
                            }
                            kind__ = Some(map_.next_value::<DeadlineKind>()? as i32);
                        }
                        GeneratedField::DueTime => {
                            if due_time__.is_some() {
                                return Err(serde::de::Error::duplicate_field("dueTime"));
                            }
                            due_time__ = map_.next_value()?;
                        }
                        GeneratedField::SetTime => {
                            if set_time__.is_some() {
                                return Err(serde::de::Error::duplicate_field("setTime"));
                            }
                            set_time__ = map_.next_value()?;
                        }
                        GeneratedField::MetTime => {
                            if met_time__.is_some() {
                                return Err(serde::de::Error::duplicate_field("metTime"));
                            }
                            met_time__ = map_.next_value()?;
                        }
                        GeneratedField::ReplacedTime => {
                            if replaced_time__.is_some() {
                                return Err(serde::de::Error::duplicate_field("replacedTime"));
                            }
                            replaced_time__ = map_.next_value()?;
                        }
                        GeneratedField::OverdueTime => {
                            if overdue_time__.is_some() {
                                return Err(serde::de::Error::duplicate_field("overdueTime"));
                            }
                            overdue_time__ = map_.next_value()?;
                        }
                        GeneratedField::Calendar => {
                            if calendar__.is_some() {
                                return Err(serde::de::Error::duplicate_field("calendar"));
                            }
                            calendar__ = Some(map_.next_value()?);
                        }
                        GeneratedField::CalendarVersion => {
                            if calendar_version__.is_some() {
                                return Err(serde::de::Error::duplicate_field("calendarVersion"));
                            }
                            calendar_version__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                        GeneratedField::Within => {
                            if within__.is_some() {
                                return Err(serde::de::Error::duplicate_field("within"));
                            }
                            within__ = map_.next_value()?;
                        }
                    }
                }
                Ok(Deadline {
                    kind: kind__.unwrap_or_default(),
                    due_time: due_time__,
                    set_time: set_time__,
                    met_time: met_time__,
                    replaced_time: replaced_time__,
                    overdue_time: overdue_time__,
                    calendar: calendar__.unwrap_or_default(),
                    calendar_version: calendar_version__.unwrap_or_default(),
                    within: within__,
                })
            }
        }
        deserializer.deserialize_struct("recontact.types.v1.Deadline", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for DeadlineKind {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        let variant = match self {
            Self::Unspecified => "DEADLINE_KIND_UNSPECIFIED",
            Self::AcceptBy => "DEADLINE_KIND_ACCEPT_BY",
            Self::ContactBy => "DEADLINE_KIND_CONTACT_BY",
            Self::ResolveBy => "DEADLINE_KIND_RESOLVE_BY",
        };
        serializer.serialize_str(variant)
    }
}
impl<'de> serde::Deserialize<'de> for DeadlineKind {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "DEADLINE_KIND_UNSPECIFIED",
            "DEADLINE_KIND_ACCEPT_BY",
            "DEADLINE_KIND_CONTACT_BY",
            "DEADLINE_KIND_RESOLVE_BY",
        ];

        struct GeneratedVisitor;

        impl serde::de::Visitor<'_> for GeneratedVisitor {
            type Value = DeadlineKind;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(formatter, "expected one of: {:?}", &FIELDS)
            }

            fn visit_i64<E>(self, v: i64) -> std::result::Result<Self::Value, E>
            where
                E: serde::de::Error,
            {
                i32::try_from(v)
                    .ok()
                    .and_then(|x| x.try_into().ok())
                    .ok_or_else(|| {
                        serde::de::Error::invalid_value(serde::de::Unexpected::Signed(v), &self)
                    })
            }

            fn visit_u64<E>(self, v: u64) -> std::result::Result<Self::Value, E>
            where
                E: serde::de::Error,
            {
                i32::try_from(v)
                    .ok()
                    .and_then(|x| x.try_into().ok())
                    .ok_or_else(|| {
                        serde::de::Error::invalid_value(serde::de::Unexpected::Unsigned(v), &self)
                    })
            }

            fn visit_str<E>(self, value: &str) -> std::result::Result<Self::Value, E>
            where
                E: serde::de::Error,
            {
                match value {
                    "DEADLINE_KIND_UNSPECIFIED" => Ok(DeadlineKind::Unspecified),
                    "DEADLINE_KIND_ACCEPT_BY" => Ok(DeadlineKind::AcceptBy),
                    "DEADLINE_KIND_CONTACT_BY" => Ok(DeadlineKind::ContactBy),
                    "DEADLINE_KIND_RESOLVE_BY" => Ok(DeadlineKind::ResolveBy),
                    _ => Err(serde::de::Error::unknown_variant(value, FIELDS)),
                }
            }
        }
        deserializer.deserialize_any(GeneratedVisitor)
    }
}
impl serde::Serialize for Decision {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if !self.response_id.is_empty() {
            len += 1;
        }
        if self.response_version != 0 {
            len += 1;
        }
        if self.outcome != 0 {
            len += 1;
        }
        if self.rules_version != 0 {
            len += 1;
        }
        if !self.rule_set.is_empty() {
            len += 1;
        }
        if !self.rule.is_empty() {
            len += 1;
        }
        if self.decided_time.is_some() {
            len += 1;
        }
        if !self.source.is_empty() {
            len += 1;
        }
        if !self.unit.is_empty() {
            len += 1;
        }
        if !self.customer_id.is_empty() {
            len += 1;
        }
        if !self.case_id.is_empty() {
            len += 1;
        }
        if !self.alert_id.is_empty() {
            len += 1;
        }
        if self.severity != 0 {
            len += 1;
        }
        if self.test {
            len += 1;
        }
        if !self.reason.is_empty() {
            len += 1;
        }
        if !self.driver_hint.is_empty() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.types.v1.Decision", len)?;
        if !self.response_id.is_empty() {
            struct_ser.serialize_field("responseId", &self.response_id)?;
        }
        if self.response_version != 0 {
            #[allow(clippy::needless_borrow)]
            #[allow(clippy::needless_borrows_for_generic_args)]
            struct_ser.serialize_field("responseVersion", ToString::to_string(&self.response_version).as_str())?;
        }
        if self.outcome != 0 {
            let v = DecisionOutcome::try_from(self.outcome)
                .map_err(|_| serde::ser::Error::custom(format!("Invalid variant {}", self.outcome)))?;
            struct_ser.serialize_field("outcome", &v)?;
        }
        if self.rules_version != 0 {
            #[allow(clippy::needless_borrow)]
            #[allow(clippy::needless_borrows_for_generic_args)]
            struct_ser.serialize_field("rulesVersion", ToString::to_string(&self.rules_version).as_str())?;
        }
        if !self.rule_set.is_empty() {
            struct_ser.serialize_field("ruleSet", &self.rule_set)?;
        }
        if !self.rule.is_empty() {
            struct_ser.serialize_field("rule", &self.rule)?;
        }
        if let Some(v) = self.decided_time.as_ref() {
            struct_ser.serialize_field("decidedTime", v)?;
        }
        if !self.source.is_empty() {
            struct_ser.serialize_field("source", &self.source)?;
        }
        if !self.unit.is_empty() {
            struct_ser.serialize_field("unit", &self.unit)?;
        }
        if !self.customer_id.is_empty() {
            struct_ser.serialize_field("customerId", &self.customer_id)?;
        }
        if !self.case_id.is_empty() {
            struct_ser.serialize_field("caseId", &self.case_id)?;
        }
        if !self.alert_id.is_empty() {
            struct_ser.serialize_field("alertId", &self.alert_id)?;
        }
        if self.severity != 0 {
            let v = Severity::try_from(self.severity)
                .map_err(|_| serde::ser::Error::custom(format!("Invalid variant {}", self.severity)))?;
            struct_ser.serialize_field("severity", &v)?;
        }
        if self.test {
            struct_ser.serialize_field("test", &self.test)?;
        }
        if !self.reason.is_empty() {
            struct_ser.serialize_field("reason", &self.reason)?;
        }
        if !self.driver_hint.is_empty() {
            struct_ser.serialize_field("driverHint", &self.driver_hint)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for Decision {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "response_id",
            "responseId",
            "response_version",
            "responseVersion",
            "outcome",
            "rules_version",
            "rulesVersion",
            "rule_set",
            "ruleSet",
            "rule",
            "decided_time",
            "decidedTime",
            "source",
            "unit",
            "customer_id",
            "customerId",
            "case_id",
            "caseId",
            "alert_id",
            "alertId",
            "severity",
            "test",
            "reason",
            "driver_hint",
            "driverHint",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            ResponseId,
            ResponseVersion,
            Outcome,
            RulesVersion,
            RuleSet,
            Rule,
            DecidedTime,
            Source,
            Unit,
            CustomerId,
            CaseId,
            AlertId,
            Severity,
            Test,
            Reason,
            DriverHint,
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
                            "responseId" | "response_id" => Ok(GeneratedField::ResponseId),
                            "responseVersion" | "response_version" => Ok(GeneratedField::ResponseVersion),
                            "outcome" => Ok(GeneratedField::Outcome),
                            "rulesVersion" | "rules_version" => Ok(GeneratedField::RulesVersion),
                            "ruleSet" | "rule_set" => Ok(GeneratedField::RuleSet),
                            "rule" => Ok(GeneratedField::Rule),
                            "decidedTime" | "decided_time" => Ok(GeneratedField::DecidedTime),
                            "source" => Ok(GeneratedField::Source),
                            "unit" => Ok(GeneratedField::Unit),
                            "customerId" | "customer_id" => Ok(GeneratedField::CustomerId),
                            "caseId" | "case_id" => Ok(GeneratedField::CaseId),
                            "alertId" | "alert_id" => Ok(GeneratedField::AlertId),
                            "severity" => Ok(GeneratedField::Severity),
                            "test" => Ok(GeneratedField::Test),
                            "reason" => Ok(GeneratedField::Reason),
                            "driverHint" | "driver_hint" => Ok(GeneratedField::DriverHint),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = Decision;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.types.v1.Decision")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<Decision, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut response_id__ = None;
                let mut response_version__ = None;
                let mut outcome__ = None;
                let mut rules_version__ = None;
                let mut rule_set__ = None;
                let mut rule__ = None;
                let mut decided_time__ = None;
                let mut source__ = None;
                let mut unit__ = None;
                let mut customer_id__ = None;
                let mut case_id__ = None;
                let mut alert_id__ = None;
                let mut severity__ = None;
                let mut test__ = None;
                let mut reason__ = None;
                let mut driver_hint__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
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
                        GeneratedField::Outcome => {
                            if outcome__.is_some() {
                                return Err(serde::de::Error::duplicate_field("outcome"));
                            }
                            outcome__ = Some(map_.next_value::<DecisionOutcome>()? as i32);
                        }
                        GeneratedField::RulesVersion => {
                            if rules_version__.is_some() {
                                return Err(serde::de::Error::duplicate_field("rulesVersion"));
                            }
                            rules_version__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                        GeneratedField::RuleSet => {
                            if rule_set__.is_some() {
                                return Err(serde::de::Error::duplicate_field("ruleSet"));
                            }
                            rule_set__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Rule => {
                            if rule__.is_some() {
                                return Err(serde::de::Error::duplicate_field("rule"));
                            }
                            rule__ = Some(map_.next_value()?);
                        }
                        GeneratedField::DecidedTime => {
                            if decided_time__.is_some() {
                                return Err(serde::de::Error::duplicate_field("decidedTime"));
                            }
                            decided_time__ = map_.next_value()?;
                        }
                        GeneratedField::Source => {
                            if source__.is_some() {
                                return Err(serde::de::Error::duplicate_field("source"));
                            }
                            source__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Unit => {
                            if unit__.is_some() {
                                return Err(serde::de::Error::duplicate_field("unit"));
                            }
                            unit__ = Some(map_.next_value()?);
                        }
                        GeneratedField::CustomerId => {
                            if customer_id__.is_some() {
                                return Err(serde::de::Error::duplicate_field("customerId"));
                            }
                            customer_id__ = Some(map_.next_value()?);
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
                        GeneratedField::Severity => {
                            if severity__.is_some() {
                                return Err(serde::de::Error::duplicate_field("severity"));
                            }
                            severity__ = Some(map_.next_value::<Severity>()? as i32);
                        }
                        GeneratedField::Test => {
                            if test__.is_some() {
                                return Err(serde::de::Error::duplicate_field("test"));
                            }
                            test__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Reason => {
                            if reason__.is_some() {
                                return Err(serde::de::Error::duplicate_field("reason"));
                            }
                            reason__ = Some(map_.next_value()?);
                        }
                        GeneratedField::DriverHint => {
                            if driver_hint__.is_some() {
                                return Err(serde::de::Error::duplicate_field("driverHint"));
                            }
                            driver_hint__ = Some(map_.next_value()?);
                        }
                    }
                }
                Ok(Decision {
                    response_id: response_id__.unwrap_or_default(),
                    response_version: response_version__.unwrap_or_default(),
                    outcome: outcome__.unwrap_or_default(),
                    rules_version: rules_version__.unwrap_or_default(),
                    rule_set: rule_set__.unwrap_or_default(),
                    rule: rule__.unwrap_or_default(),
                    decided_time: decided_time__,
                    source: source__.unwrap_or_default(),
                    unit: unit__.unwrap_or_default(),
                    customer_id: customer_id__.unwrap_or_default(),
                    case_id: case_id__.unwrap_or_default(),
                    alert_id: alert_id__.unwrap_or_default(),
                    severity: severity__.unwrap_or_default(),
                    test: test__.unwrap_or_default(),
                    reason: reason__.unwrap_or_default(),
                    driver_hint: driver_hint__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.types.v1.Decision", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for DecisionOutcome {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        let variant = match self {
            Self::Unspecified => "DECISION_OUTCOME_UNSPECIFIED",
            Self::Raise => "DECISION_OUTCOME_RAISE",
            Self::Pass => "DECISION_OUTCOME_PASS",
            Self::Attach => "DECISION_OUTCOME_ATTACH",
            Self::Suppress => "DECISION_OUTCOME_SUPPRESS",
            Self::SampleOut => "DECISION_OUTCOME_SAMPLE_OUT",
            Self::Refused => "DECISION_OUTCOME_REFUSED",
            Self::Superseded => "DECISION_OUTCOME_SUPERSEDED",
        };
        serializer.serialize_str(variant)
    }
}
impl<'de> serde::Deserialize<'de> for DecisionOutcome {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "DECISION_OUTCOME_UNSPECIFIED",
            "DECISION_OUTCOME_RAISE",
            "DECISION_OUTCOME_PASS",
            "DECISION_OUTCOME_ATTACH",
            "DECISION_OUTCOME_SUPPRESS",
            "DECISION_OUTCOME_SAMPLE_OUT",
            "DECISION_OUTCOME_REFUSED",
            "DECISION_OUTCOME_SUPERSEDED",
        ];

        struct GeneratedVisitor;

        impl serde::de::Visitor<'_> for GeneratedVisitor {
            type Value = DecisionOutcome;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(formatter, "expected one of: {:?}", &FIELDS)
            }

            fn visit_i64<E>(self, v: i64) -> std::result::Result<Self::Value, E>
            where
                E: serde::de::Error,
            {
                i32::try_from(v)
                    .ok()
                    .and_then(|x| x.try_into().ok())
                    .ok_or_else(|| {
                        serde::de::Error::invalid_value(serde::de::Unexpected::Signed(v), &self)
                    })
            }

            fn visit_u64<E>(self, v: u64) -> std::result::Result<Self::Value, E>
            where
                E: serde::de::Error,
            {
                i32::try_from(v)
                    .ok()
                    .and_then(|x| x.try_into().ok())
                    .ok_or_else(|| {
                        serde::de::Error::invalid_value(serde::de::Unexpected::Unsigned(v), &self)
                    })
            }

            fn visit_str<E>(self, value: &str) -> std::result::Result<Self::Value, E>
            where
                E: serde::de::Error,
            {
                match value {
                    "DECISION_OUTCOME_UNSPECIFIED" => Ok(DecisionOutcome::Unspecified),
                    "DECISION_OUTCOME_RAISE" => Ok(DecisionOutcome::Raise),
                    "DECISION_OUTCOME_PASS" => Ok(DecisionOutcome::Pass),
                    "DECISION_OUTCOME_ATTACH" => Ok(DecisionOutcome::Attach),
                    "DECISION_OUTCOME_SUPPRESS" => Ok(DecisionOutcome::Suppress),
                    "DECISION_OUTCOME_SAMPLE_OUT" => Ok(DecisionOutcome::SampleOut),
                    "DECISION_OUTCOME_REFUSED" => Ok(DecisionOutcome::Refused),
                    "DECISION_OUTCOME_SUPERSEDED" => Ok(DecisionOutcome::Superseded),
                    _ => Err(serde::de::Error::unknown_variant(value, FIELDS)),
                }
            }
        }
        deserializer.deserialize_any(GeneratedVisitor)
    }
}
impl serde::Serialize for Deputy {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if !self.person.is_empty() {
            len += 1;
        }
        if !self.from.is_empty() {
            len += 1;
        }
        if !self.until.is_empty() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.types.v1.Deputy", len)?;
        if !self.person.is_empty() {
            struct_ser.serialize_field("person", &self.person)?;
        }
        if !self.from.is_empty() {
            struct_ser.serialize_field("from", &self.from)?;
        }
        if !self.until.is_empty() {
            struct_ser.serialize_field("until", &self.until)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for Deputy {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "person",
            "from",
            "until",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Person,
            From,
            Until,
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
                            "from" => Ok(GeneratedField::From),
                            "until" => Ok(GeneratedField::Until),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = Deputy;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.types.v1.Deputy")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<Deputy, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut person__ = None;
                let mut from__ = None;
                let mut until__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Person => {
                            if person__.is_some() {
                                return Err(serde::de::Error::duplicate_field("person"));
                            }
                            person__ = Some(map_.next_value()?);
                        }
                        GeneratedField::From => {
                            if from__.is_some() {
                                return Err(serde::de::Error::duplicate_field("from"));
                            }
                            from__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Until => {
                            if until__.is_some() {
                                return Err(serde::de::Error::duplicate_field("until"));
                            }
                            until__ = Some(map_.next_value()?);
                        }
                    }
                }
                Ok(Deputy {
                    person: person__.unwrap_or_default(),
                    from: from__.unwrap_or_default(),
                    until: until__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.types.v1.Deputy", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for DismissalReason {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        let variant = match self {
            Self::Unspecified => "DISMISSAL_REASON_UNSPECIFIED",
            Self::Duplicate => "DISMISSAL_REASON_DUPLICATE",
            Self::NoConcern => "DISMISSAL_REASON_NO_CONCERN",
            Self::NotOurs => "DISMISSAL_REASON_NOT_OURS",
            Self::Test => "DISMISSAL_REASON_TEST",
            Self::Other => "DISMISSAL_REASON_OTHER",
        };
        serializer.serialize_str(variant)
    }
}
impl<'de> serde::Deserialize<'de> for DismissalReason {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "DISMISSAL_REASON_UNSPECIFIED",
            "DISMISSAL_REASON_DUPLICATE",
            "DISMISSAL_REASON_NO_CONCERN",
            "DISMISSAL_REASON_NOT_OURS",
            "DISMISSAL_REASON_TEST",
            "DISMISSAL_REASON_OTHER",
        ];

        struct GeneratedVisitor;

        impl serde::de::Visitor<'_> for GeneratedVisitor {
            type Value = DismissalReason;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(formatter, "expected one of: {:?}", &FIELDS)
            }

            fn visit_i64<E>(self, v: i64) -> std::result::Result<Self::Value, E>
            where
                E: serde::de::Error,
            {
                i32::try_from(v)
                    .ok()
                    .and_then(|x| x.try_into().ok())
                    .ok_or_else(|| {
                        serde::de::Error::invalid_value(serde::de::Unexpected::Signed(v), &self)
                    })
            }

            fn visit_u64<E>(self, v: u64) -> std::result::Result<Self::Value, E>
            where
                E: serde::de::Error,
            {
                i32::try_from(v)
                    .ok()
                    .and_then(|x| x.try_into().ok())
                    .ok_or_else(|| {
                        serde::de::Error::invalid_value(serde::de::Unexpected::Unsigned(v), &self)
                    })
            }

            fn visit_str<E>(self, value: &str) -> std::result::Result<Self::Value, E>
            where
                E: serde::de::Error,
            {
                match value {
                    "DISMISSAL_REASON_UNSPECIFIED" => Ok(DismissalReason::Unspecified),
                    "DISMISSAL_REASON_DUPLICATE" => Ok(DismissalReason::Duplicate),
                    "DISMISSAL_REASON_NO_CONCERN" => Ok(DismissalReason::NoConcern),
                    "DISMISSAL_REASON_NOT_OURS" => Ok(DismissalReason::NotOurs),
                    "DISMISSAL_REASON_TEST" => Ok(DismissalReason::Test),
                    "DISMISSAL_REASON_OTHER" => Ok(DismissalReason::Other),
                    _ => Err(serde::de::Error::unknown_variant(value, FIELDS)),
                }
            }
        }
        deserializer.deserialize_any(GeneratedVisitor)
    }
}
impl serde::Serialize for Elapsed {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if self.duty.is_some() {
            len += 1;
        }
        if self.customer.is_some() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.types.v1.Elapsed", len)?;
        if let Some(v) = self.duty.as_ref() {
            struct_ser.serialize_field("duty", v)?;
        }
        if let Some(v) = self.customer.as_ref() {
            struct_ser.serialize_field("customer", v)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for Elapsed {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "duty",
            "customer",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Duty,
            Customer,
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
                            "duty" => Ok(GeneratedField::Duty),
                            "customer" => Ok(GeneratedField::Customer),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = Elapsed;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.types.v1.Elapsed")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<Elapsed, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut duty__ = None;
                let mut customer__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Duty => {
                            if duty__.is_some() {
                                return Err(serde::de::Error::duplicate_field("duty"));
                            }
                            duty__ = map_.next_value()?;
                        }
                        GeneratedField::Customer => {
                            if customer__.is_some() {
                                return Err(serde::de::Error::duplicate_field("customer"));
                            }
                            customer__ = map_.next_value()?;
                        }
                    }
                }
                Ok(Elapsed {
                    duty: duty__,
                    customer: customer__,
                })
            }
        }
        deserializer.deserialize_struct("recontact.types.v1.Elapsed", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for EscalationPolicy {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if self.metadata.is_some() {
            len += 1;
        }
        if self.spec.is_some() {
            len += 1;
        }
        if self.version != 0 {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.types.v1.EscalationPolicy", len)?;
        if let Some(v) = self.metadata.as_ref() {
            struct_ser.serialize_field("metadata", v)?;
        }
        if let Some(v) = self.spec.as_ref() {
            struct_ser.serialize_field("spec", v)?;
        }
        if self.version != 0 {
            #[allow(clippy::needless_borrow)]
            #[allow(clippy::needless_borrows_for_generic_args)]
            struct_ser.serialize_field("version", ToString::to_string(&self.version).as_str())?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for EscalationPolicy {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "metadata",
            "spec",
            "version",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Metadata,
            Spec,
            Version,
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
                            "metadata" => Ok(GeneratedField::Metadata),
                            "spec" => Ok(GeneratedField::Spec),
                            "version" => Ok(GeneratedField::Version),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = EscalationPolicy;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.types.v1.EscalationPolicy")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<EscalationPolicy, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut metadata__ = None;
                let mut spec__ = None;
                let mut version__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Metadata => {
                            if metadata__.is_some() {
                                return Err(serde::de::Error::duplicate_field("metadata"));
                            }
                            metadata__ = map_.next_value()?;
                        }
                        GeneratedField::Spec => {
                            if spec__.is_some() {
                                return Err(serde::de::Error::duplicate_field("spec"));
                            }
                            spec__ = map_.next_value()?;
                        }
                        GeneratedField::Version => {
                            if version__.is_some() {
                                return Err(serde::de::Error::duplicate_field("version"));
                            }
                            version__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                    }
                }
                Ok(EscalationPolicy {
                    metadata: metadata__,
                    spec: spec__,
                    version: version__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.types.v1.EscalationPolicy", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for EscalationPolicySpec {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if !self.steps.is_empty() {
            len += 1;
        }
        if !self.close_after.is_empty() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.types.v1.EscalationPolicySpec", len)?;
        if !self.steps.is_empty() {
            struct_ser.serialize_field("steps", &self.steps)?;
        }
        if !self.close_after.is_empty() {
            struct_ser.serialize_field("closeAfter", &self.close_after)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for EscalationPolicySpec {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "steps",
            "close_after",
            "closeAfter",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Steps,
            CloseAfter,
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
                            "steps" => Ok(GeneratedField::Steps),
                            "closeAfter" | "close_after" => Ok(GeneratedField::CloseAfter),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = EscalationPolicySpec;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.types.v1.EscalationPolicySpec")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<EscalationPolicySpec, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut steps__ = None;
                let mut close_after__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Steps => {
                            if steps__.is_some() {
                                return Err(serde::de::Error::duplicate_field("steps"));
                            }
                            steps__ = Some(map_.next_value()?);
                        }
                        GeneratedField::CloseAfter => {
                            if close_after__.is_some() {
                                return Err(serde::de::Error::duplicate_field("closeAfter"));
                            }
                            close_after__ = Some(map_.next_value()?);
                        }
                    }
                }
                Ok(EscalationPolicySpec {
                    steps: steps__.unwrap_or_default(),
                    close_after: close_after__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.types.v1.EscalationPolicySpec", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for Finding {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if self.level != 0 {
            len += 1;
        }
        if !self.check.is_empty() {
            len += 1;
        }
        if !self.message.is_empty() {
            len += 1;
        }
        if !self.next_step.is_empty() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.types.v1.Finding", len)?;
        if self.level != 0 {
            let v = FindingLevel::try_from(self.level)
                .map_err(|_| serde::ser::Error::custom(format!("Invalid variant {}", self.level)))?;
            struct_ser.serialize_field("level", &v)?;
        }
        if !self.check.is_empty() {
            struct_ser.serialize_field("check", &self.check)?;
        }
        if !self.message.is_empty() {
            struct_ser.serialize_field("message", &self.message)?;
        }
        if !self.next_step.is_empty() {
            struct_ser.serialize_field("nextStep", &self.next_step)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for Finding {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "level",
            "check",
            "message",
            "next_step",
            "nextStep",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Level,
            Check,
            Message,
            NextStep,
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
                            "level" => Ok(GeneratedField::Level),
                            "check" => Ok(GeneratedField::Check),
                            "message" => Ok(GeneratedField::Message),
                            "nextStep" | "next_step" => Ok(GeneratedField::NextStep),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = Finding;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.types.v1.Finding")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<Finding, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut level__ = None;
                let mut check__ = None;
                let mut message__ = None;
                let mut next_step__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Level => {
                            if level__.is_some() {
                                return Err(serde::de::Error::duplicate_field("level"));
                            }
                            level__ = Some(map_.next_value::<FindingLevel>()? as i32);
                        }
                        GeneratedField::Check => {
                            if check__.is_some() {
                                return Err(serde::de::Error::duplicate_field("check"));
                            }
                            check__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Message => {
                            if message__.is_some() {
                                return Err(serde::de::Error::duplicate_field("message"));
                            }
                            message__ = Some(map_.next_value()?);
                        }
                        GeneratedField::NextStep => {
                            if next_step__.is_some() {
                                return Err(serde::de::Error::duplicate_field("nextStep"));
                            }
                            next_step__ = Some(map_.next_value()?);
                        }
                    }
                }
                Ok(Finding {
                    level: level__.unwrap_or_default(),
                    check: check__.unwrap_or_default(),
                    message: message__.unwrap_or_default(),
                    next_step: next_step__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.types.v1.Finding", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for FindingLevel {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        let variant = match self {
            Self::Unspecified => "FINDING_LEVEL_UNSPECIFIED",
            Self::Ok => "FINDING_LEVEL_OK",
            Self::Warning => "FINDING_LEVEL_WARNING",
            Self::Error => "FINDING_LEVEL_ERROR",
        };
        serializer.serialize_str(variant)
    }
}
impl<'de> serde::Deserialize<'de> for FindingLevel {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "FINDING_LEVEL_UNSPECIFIED",
            "FINDING_LEVEL_OK",
            "FINDING_LEVEL_WARNING",
            "FINDING_LEVEL_ERROR",
        ];

        struct GeneratedVisitor;

        impl serde::de::Visitor<'_> for GeneratedVisitor {
            type Value = FindingLevel;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(formatter, "expected one of: {:?}", &FIELDS)
            }

            fn visit_i64<E>(self, v: i64) -> std::result::Result<Self::Value, E>
            where
                E: serde::de::Error,
            {
                i32::try_from(v)
                    .ok()
                    .and_then(|x| x.try_into().ok())
                    .ok_or_else(|| {
                        serde::de::Error::invalid_value(serde::de::Unexpected::Signed(v), &self)
                    })
            }

            fn visit_u64<E>(self, v: u64) -> std::result::Result<Self::Value, E>
            where
                E: serde::de::Error,
            {
                i32::try_from(v)
                    .ok()
                    .and_then(|x| x.try_into().ok())
                    .ok_or_else(|| {
                        serde::de::Error::invalid_value(serde::de::Unexpected::Unsigned(v), &self)
                    })
            }

            fn visit_str<E>(self, value: &str) -> std::result::Result<Self::Value, E>
            where
                E: serde::de::Error,
            {
                match value {
                    "FINDING_LEVEL_UNSPECIFIED" => Ok(FindingLevel::Unspecified),
                    "FINDING_LEVEL_OK" => Ok(FindingLevel::Ok),
                    "FINDING_LEVEL_WARNING" => Ok(FindingLevel::Warning),
                    "FINDING_LEVEL_ERROR" => Ok(FindingLevel::Error),
                    _ => Err(serde::de::Error::unknown_variant(value, FIELDS)),
                }
            }
        }
        deserializer.deserialize_any(GeneratedVisitor)
    }
}
impl serde::Serialize for Holiday {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if !self.date.is_empty() {
            len += 1;
        }
        if !self.name.is_empty() {
            len += 1;
        }
        if self.inactive {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.types.v1.Holiday", len)?;
        if !self.date.is_empty() {
            struct_ser.serialize_field("date", &self.date)?;
        }
        if !self.name.is_empty() {
            struct_ser.serialize_field("name", &self.name)?;
        }
        if self.inactive {
            struct_ser.serialize_field("inactive", &self.inactive)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for Holiday {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "date",
            "name",
            "inactive",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Date,
            Name,
            Inactive,
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
                            "date" => Ok(GeneratedField::Date),
                            "name" => Ok(GeneratedField::Name),
                            "inactive" => Ok(GeneratedField::Inactive),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = Holiday;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.types.v1.Holiday")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<Holiday, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut date__ = None;
                let mut name__ = None;
                let mut inactive__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Date => {
                            if date__.is_some() {
                                return Err(serde::de::Error::duplicate_field("date"));
                            }
                            date__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Name => {
                            if name__.is_some() {
                                return Err(serde::de::Error::duplicate_field("name"));
                            }
                            name__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Inactive => {
                            if inactive__.is_some() {
                                return Err(serde::de::Error::duplicate_field("inactive"));
                            }
                            inactive__ = Some(map_.next_value()?);
                        }
                    }
                }
                Ok(Holiday {
                    date: date__.unwrap_or_default(),
                    name: name__.unwrap_or_default(),
                    inactive: inactive__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.types.v1.Holiday", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for Manager {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if !self.person.is_empty() {
            len += 1;
        }
        if !self.from.is_empty() {
            len += 1;
        }
        if !self.until.is_empty() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.types.v1.Manager", len)?;
        if !self.person.is_empty() {
            struct_ser.serialize_field("person", &self.person)?;
        }
        if !self.from.is_empty() {
            struct_ser.serialize_field("from", &self.from)?;
        }
        if !self.until.is_empty() {
            struct_ser.serialize_field("until", &self.until)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for Manager {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "person",
            "from",
            "until",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Person,
            From,
            Until,
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
                            "from" => Ok(GeneratedField::From),
                            "until" => Ok(GeneratedField::Until),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = Manager;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.types.v1.Manager")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<Manager, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut person__ = None;
                let mut from__ = None;
                let mut until__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Person => {
                            if person__.is_some() {
                                return Err(serde::de::Error::duplicate_field("person"));
                            }
                            person__ = Some(map_.next_value()?);
                        }
                        GeneratedField::From => {
                            if from__.is_some() {
                                return Err(serde::de::Error::duplicate_field("from"));
                            }
                            from__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Until => {
                            if until__.is_some() {
                                return Err(serde::de::Error::duplicate_field("until"));
                            }
                            until__ = Some(map_.next_value()?);
                        }
                    }
                }
                Ok(Manager {
                    person: person__.unwrap_or_default(),
                    from: from__.unwrap_or_default(),
                    until: until__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.types.v1.Manager", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for MatterKind {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        let variant = match self {
            Self::Unspecified => "MATTER_KIND_UNSPECIFIED",
            Self::Task => "MATTER_KIND_TASK",
            Self::Promise => "MATTER_KIND_PROMISE",
            Self::Check => "MATTER_KIND_CHECK",
            Self::Digest => "MATTER_KIND_DIGEST",
        };
        serializer.serialize_str(variant)
    }
}
impl<'de> serde::Deserialize<'de> for MatterKind {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "MATTER_KIND_UNSPECIFIED",
            "MATTER_KIND_TASK",
            "MATTER_KIND_PROMISE",
            "MATTER_KIND_CHECK",
            "MATTER_KIND_DIGEST",
        ];

        struct GeneratedVisitor;

        impl serde::de::Visitor<'_> for GeneratedVisitor {
            type Value = MatterKind;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(formatter, "expected one of: {:?}", &FIELDS)
            }

            fn visit_i64<E>(self, v: i64) -> std::result::Result<Self::Value, E>
            where
                E: serde::de::Error,
            {
                i32::try_from(v)
                    .ok()
                    .and_then(|x| x.try_into().ok())
                    .ok_or_else(|| {
                        serde::de::Error::invalid_value(serde::de::Unexpected::Signed(v), &self)
                    })
            }

            fn visit_u64<E>(self, v: u64) -> std::result::Result<Self::Value, E>
            where
                E: serde::de::Error,
            {
                i32::try_from(v)
                    .ok()
                    .and_then(|x| x.try_into().ok())
                    .ok_or_else(|| {
                        serde::de::Error::invalid_value(serde::de::Unexpected::Unsigned(v), &self)
                    })
            }

            fn visit_str<E>(self, value: &str) -> std::result::Result<Self::Value, E>
            where
                E: serde::de::Error,
            {
                match value {
                    "MATTER_KIND_UNSPECIFIED" => Ok(MatterKind::Unspecified),
                    "MATTER_KIND_TASK" => Ok(MatterKind::Task),
                    "MATTER_KIND_PROMISE" => Ok(MatterKind::Promise),
                    "MATTER_KIND_CHECK" => Ok(MatterKind::Check),
                    "MATTER_KIND_DIGEST" => Ok(MatterKind::Digest),
                    _ => Err(serde::de::Error::unknown_variant(value, FIELDS)),
                }
            }
        }
        deserializer.deserialize_any(GeneratedVisitor)
    }
}
impl serde::Serialize for Metadata {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if !self.name.is_empty() {
            len += 1;
        }
        if !self.set.is_empty() {
            len += 1;
        }
        if !self.title.is_empty() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.types.v1.Metadata", len)?;
        if !self.name.is_empty() {
            struct_ser.serialize_field("name", &self.name)?;
        }
        if !self.set.is_empty() {
            struct_ser.serialize_field("set", &self.set)?;
        }
        if !self.title.is_empty() {
            struct_ser.serialize_field("title", &self.title)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for Metadata {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "name",
            "set",
            "title",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Name,
            Set,
            Title,
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
                            "name" => Ok(GeneratedField::Name),
                            "set" => Ok(GeneratedField::Set),
                            "title" => Ok(GeneratedField::Title),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = Metadata;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.types.v1.Metadata")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<Metadata, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut name__ = None;
                let mut set__ = None;
                let mut title__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Name => {
                            if name__.is_some() {
                                return Err(serde::de::Error::duplicate_field("name"));
                            }
                            name__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Set => {
                            if set__.is_some() {
                                return Err(serde::de::Error::duplicate_field("set"));
                            }
                            set__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Title => {
                            if title__.is_some() {
                                return Err(serde::de::Error::duplicate_field("title"));
                            }
                            title__ = Some(map_.next_value()?);
                        }
                    }
                }
                Ok(Metadata {
                    name: name__.unwrap_or_default(),
                    set: set__.unwrap_or_default(),
                    title: title__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.types.v1.Metadata", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for Metric {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        let variant = match self {
            Self::Unspecified => "METRIC_UNSPECIFIED",
            Self::Nps => "METRIC_NPS",
            Self::Csat => "METRIC_CSAT",
            Self::Ces => "METRIC_CES",
            Self::Stars => "METRIC_STARS",
            Self::Custom => "METRIC_CUSTOM",
        };
        serializer.serialize_str(variant)
    }
}
impl<'de> serde::Deserialize<'de> for Metric {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "METRIC_UNSPECIFIED",
            "METRIC_NPS",
            "METRIC_CSAT",
            "METRIC_CES",
            "METRIC_STARS",
            "METRIC_CUSTOM",
        ];

        struct GeneratedVisitor;

        impl serde::de::Visitor<'_> for GeneratedVisitor {
            type Value = Metric;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(formatter, "expected one of: {:?}", &FIELDS)
            }

            fn visit_i64<E>(self, v: i64) -> std::result::Result<Self::Value, E>
            where
                E: serde::de::Error,
            {
                i32::try_from(v)
                    .ok()
                    .and_then(|x| x.try_into().ok())
                    .ok_or_else(|| {
                        serde::de::Error::invalid_value(serde::de::Unexpected::Signed(v), &self)
                    })
            }

            fn visit_u64<E>(self, v: u64) -> std::result::Result<Self::Value, E>
            where
                E: serde::de::Error,
            {
                i32::try_from(v)
                    .ok()
                    .and_then(|x| x.try_into().ok())
                    .ok_or_else(|| {
                        serde::de::Error::invalid_value(serde::de::Unexpected::Unsigned(v), &self)
                    })
            }

            fn visit_str<E>(self, value: &str) -> std::result::Result<Self::Value, E>
            where
                E: serde::de::Error,
            {
                match value {
                    "METRIC_UNSPECIFIED" => Ok(Metric::Unspecified),
                    "METRIC_NPS" => Ok(Metric::Nps),
                    "METRIC_CSAT" => Ok(Metric::Csat),
                    "METRIC_CES" => Ok(Metric::Ces),
                    "METRIC_STARS" => Ok(Metric::Stars),
                    "METRIC_CUSTOM" => Ok(Metric::Custom),
                    _ => Err(serde::de::Error::unknown_variant(value, FIELDS)),
                }
            }
        }
        deserializer.deserialize_any(GeneratedVisitor)
    }
}
impl serde::Serialize for OwnerSource {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        let variant = match self {
            Self::Unspecified => "OWNER_SOURCE_UNSPECIFIED",
            Self::Manager => "OWNER_SOURCE_MANAGER",
            Self::Deputy => "OWNER_SOURCE_DEPUTY",
            Self::LevelAbove => "OWNER_SOURCE_LEVEL_ABOVE",
            Self::Fallback => "OWNER_SOURCE_FALLBACK",
            Self::Escalation => "OWNER_SOURCE_ESCALATION",
            Self::Reassignment => "OWNER_SOURCE_REASSIGNMENT",
            Self::Pool => "OWNER_SOURCE_POOL",
        };
        serializer.serialize_str(variant)
    }
}
impl<'de> serde::Deserialize<'de> for OwnerSource {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "OWNER_SOURCE_UNSPECIFIED",
            "OWNER_SOURCE_MANAGER",
            "OWNER_SOURCE_DEPUTY",
            "OWNER_SOURCE_LEVEL_ABOVE",
            "OWNER_SOURCE_FALLBACK",
            "OWNER_SOURCE_ESCALATION",
            "OWNER_SOURCE_REASSIGNMENT",
            "OWNER_SOURCE_POOL",
        ];

        struct GeneratedVisitor;

        impl serde::de::Visitor<'_> for GeneratedVisitor {
            type Value = OwnerSource;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(formatter, "expected one of: {:?}", &FIELDS)
            }

            fn visit_i64<E>(self, v: i64) -> std::result::Result<Self::Value, E>
            where
                E: serde::de::Error,
            {
                i32::try_from(v)
                    .ok()
                    .and_then(|x| x.try_into().ok())
                    .ok_or_else(|| {
                        serde::de::Error::invalid_value(serde::de::Unexpected::Signed(v), &self)
                    })
            }

            fn visit_u64<E>(self, v: u64) -> std::result::Result<Self::Value, E>
            where
                E: serde::de::Error,
            {
                i32::try_from(v)
                    .ok()
                    .and_then(|x| x.try_into().ok())
                    .ok_or_else(|| {
                        serde::de::Error::invalid_value(serde::de::Unexpected::Unsigned(v), &self)
                    })
            }

            fn visit_str<E>(self, value: &str) -> std::result::Result<Self::Value, E>
            where
                E: serde::de::Error,
            {
                match value {
                    "OWNER_SOURCE_UNSPECIFIED" => Ok(OwnerSource::Unspecified),
                    "OWNER_SOURCE_MANAGER" => Ok(OwnerSource::Manager),
                    "OWNER_SOURCE_DEPUTY" => Ok(OwnerSource::Deputy),
                    "OWNER_SOURCE_LEVEL_ABOVE" => Ok(OwnerSource::LevelAbove),
                    "OWNER_SOURCE_FALLBACK" => Ok(OwnerSource::Fallback),
                    "OWNER_SOURCE_ESCALATION" => Ok(OwnerSource::Escalation),
                    "OWNER_SOURCE_REASSIGNMENT" => Ok(OwnerSource::Reassignment),
                    "OWNER_SOURCE_POOL" => Ok(OwnerSource::Pool),
                    _ => Err(serde::de::Error::unknown_variant(value, FIELDS)),
                }
            }
        }
        deserializer.deserialize_any(GeneratedVisitor)
    }
}
impl serde::Serialize for Person {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if self.metadata.is_some() {
            len += 1;
        }
        if self.spec.is_some() {
            len += 1;
        }
        if self.version != 0 {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.types.v1.Person", len)?;
        if let Some(v) = self.metadata.as_ref() {
            struct_ser.serialize_field("metadata", v)?;
        }
        if let Some(v) = self.spec.as_ref() {
            struct_ser.serialize_field("spec", v)?;
        }
        if self.version != 0 {
            #[allow(clippy::needless_borrow)]
            #[allow(clippy::needless_borrows_for_generic_args)]
            struct_ser.serialize_field("version", ToString::to_string(&self.version).as_str())?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for Person {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "metadata",
            "spec",
            "version",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Metadata,
            Spec,
            Version,
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
                            "metadata" => Ok(GeneratedField::Metadata),
                            "spec" => Ok(GeneratedField::Spec),
                            "version" => Ok(GeneratedField::Version),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = Person;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.types.v1.Person")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<Person, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut metadata__ = None;
                let mut spec__ = None;
                let mut version__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Metadata => {
                            if metadata__.is_some() {
                                return Err(serde::de::Error::duplicate_field("metadata"));
                            }
                            metadata__ = map_.next_value()?;
                        }
                        GeneratedField::Spec => {
                            if spec__.is_some() {
                                return Err(serde::de::Error::duplicate_field("spec"));
                            }
                            spec__ = map_.next_value()?;
                        }
                        GeneratedField::Version => {
                            if version__.is_some() {
                                return Err(serde::de::Error::duplicate_field("version"));
                            }
                            version__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                    }
                }
                Ok(Person {
                    metadata: metadata__,
                    spec: spec__,
                    version: version__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.types.v1.Person", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for PersonSpec {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if !self.email.is_empty() {
            len += 1;
        }
        if !self.languages.is_empty() {
            len += 1;
        }
        if !self.absences.is_empty() {
            len += 1;
        }
        if !self.roles.is_empty() {
            len += 1;
        }
        if !self.ends_on.is_empty() {
            len += 1;
        }
        if !self.deputies.is_empty() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.types.v1.PersonSpec", len)?;
        if !self.email.is_empty() {
            struct_ser.serialize_field("email", &self.email)?;
        }
        if !self.languages.is_empty() {
            struct_ser.serialize_field("languages", &self.languages)?;
        }
        if !self.absences.is_empty() {
            struct_ser.serialize_field("absences", &self.absences)?;
        }
        if !self.roles.is_empty() {
            struct_ser.serialize_field("roles", &self.roles)?;
        }
        if !self.ends_on.is_empty() {
            struct_ser.serialize_field("endsOn", &self.ends_on)?;
        }
        if !self.deputies.is_empty() {
            struct_ser.serialize_field("deputies", &self.deputies)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for PersonSpec {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "email",
            "languages",
            "absences",
            "roles",
            "ends_on",
            "endsOn",
            "deputies",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Email,
            Languages,
            Absences,
            Roles,
            EndsOn,
            Deputies,
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
                            "email" => Ok(GeneratedField::Email),
                            "languages" => Ok(GeneratedField::Languages),
                            "absences" => Ok(GeneratedField::Absences),
                            "roles" => Ok(GeneratedField::Roles),
                            "endsOn" | "ends_on" => Ok(GeneratedField::EndsOn),
                            "deputies" => Ok(GeneratedField::Deputies),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = PersonSpec;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.types.v1.PersonSpec")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<PersonSpec, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut email__ = None;
                let mut languages__ = None;
                let mut absences__ = None;
                let mut roles__ = None;
                let mut ends_on__ = None;
                let mut deputies__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Email => {
                            if email__.is_some() {
                                return Err(serde::de::Error::duplicate_field("email"));
                            }
                            email__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Languages => {
                            if languages__.is_some() {
                                return Err(serde::de::Error::duplicate_field("languages"));
                            }
                            languages__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Absences => {
                            if absences__.is_some() {
                                return Err(serde::de::Error::duplicate_field("absences"));
                            }
                            absences__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Roles => {
                            if roles__.is_some() {
                                return Err(serde::de::Error::duplicate_field("roles"));
                            }
                            roles__ = Some(map_.next_value()?);
                        }
                        GeneratedField::EndsOn => {
                            if ends_on__.is_some() {
                                return Err(serde::de::Error::duplicate_field("endsOn"));
                            }
                            ends_on__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Deputies => {
                            if deputies__.is_some() {
                                return Err(serde::de::Error::duplicate_field("deputies"));
                            }
                            deputies__ = Some(map_.next_value()?);
                        }
                    }
                }
                Ok(PersonSpec {
                    email: email__.unwrap_or_default(),
                    languages: languages__.unwrap_or_default(),
                    absences: absences__.unwrap_or_default(),
                    roles: roles__.unwrap_or_default(),
                    ends_on: ends_on__.unwrap_or_default(),
                    deputies: deputies__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.types.v1.PersonSpec", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for PolicyStep {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if !self.name.is_empty() {
            len += 1;
        }
        if !self.action.is_empty() {
            len += 1;
        }
        if self.levels_up != 0 {
            len += 1;
        }
        if !self.role.is_empty() {
            len += 1;
        }
        if !self.when.is_empty() {
            len += 1;
        }
        if self.after.is_some() {
            len += 1;
        }
        if self.repeat.is_some() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.types.v1.PolicyStep", len)?;
        if !self.name.is_empty() {
            struct_ser.serialize_field("name", &self.name)?;
        }
        if !self.action.is_empty() {
            struct_ser.serialize_field("action", &self.action)?;
        }
        if self.levels_up != 0 {
            struct_ser.serialize_field("levelsUp", &self.levels_up)?;
        }
        if !self.role.is_empty() {
            struct_ser.serialize_field("role", &self.role)?;
        }
        if !self.when.is_empty() {
            struct_ser.serialize_field("when", &self.when)?;
        }
        if let Some(v) = self.after.as_ref() {
            struct_ser.serialize_field("after", v)?;
        }
        if let Some(v) = self.repeat.as_ref() {
            struct_ser.serialize_field("repeat", v)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for PolicyStep {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "name",
            "action",
            "levels_up",
            "levelsUp",
            "role",
            "when",
            "after",
            "repeat",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Name,
            Action,
            LevelsUp,
            Role,
            When,
            After,
            Repeat,
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
                            "name" => Ok(GeneratedField::Name),
                            "action" => Ok(GeneratedField::Action),
                            "levelsUp" | "levels_up" => Ok(GeneratedField::LevelsUp),
                            "role" => Ok(GeneratedField::Role),
                            "when" => Ok(GeneratedField::When),
                            "after" => Ok(GeneratedField::After),
                            "repeat" => Ok(GeneratedField::Repeat),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = PolicyStep;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.types.v1.PolicyStep")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<PolicyStep, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut name__ = None;
                let mut action__ = None;
                let mut levels_up__ = None;
                let mut role__ = None;
                let mut when__ = None;
                let mut after__ = None;
                let mut repeat__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Name => {
                            if name__.is_some() {
                                return Err(serde::de::Error::duplicate_field("name"));
                            }
                            name__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Action => {
                            if action__.is_some() {
                                return Err(serde::de::Error::duplicate_field("action"));
                            }
                            action__ = Some(map_.next_value()?);
                        }
                        GeneratedField::LevelsUp => {
                            if levels_up__.is_some() {
                                return Err(serde::de::Error::duplicate_field("levelsUp"));
                            }
                            levels_up__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                        GeneratedField::Role => {
                            if role__.is_some() {
                                return Err(serde::de::Error::duplicate_field("role"));
                            }
                            role__ = Some(map_.next_value()?);
                        }
                        GeneratedField::When => {
                            if when__.is_some() {
                                return Err(serde::de::Error::duplicate_field("when"));
                            }
                            when__ = Some(map_.next_value()?);
                        }
                        GeneratedField::After => {
                            if after__.is_some() {
                                return Err(serde::de::Error::duplicate_field("after"));
                            }
                            after__ = map_.next_value()?;
                        }
                        GeneratedField::Repeat => {
                            if repeat__.is_some() {
                                return Err(serde::de::Error::duplicate_field("repeat"));
                            }
                            repeat__ = map_.next_value()?;
                        }
                    }
                }
                Ok(PolicyStep {
                    name: name__.unwrap_or_default(),
                    action: action__.unwrap_or_default(),
                    levels_up: levels_up__.unwrap_or_default(),
                    role: role__.unwrap_or_default(),
                    when: when__.unwrap_or_default(),
                    after: after__,
                    repeat: repeat__,
                })
            }
        }
        deserializer.deserialize_struct("recontact.types.v1.PolicyStep", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for PoolMember {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if !self.person.is_empty() {
            len += 1;
        }
        if self.capacity != 0 {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.types.v1.PoolMember", len)?;
        if !self.person.is_empty() {
            struct_ser.serialize_field("person", &self.person)?;
        }
        if self.capacity != 0 {
            struct_ser.serialize_field("capacity", &self.capacity)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for PoolMember {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "person",
            "capacity",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Person,
            Capacity,
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
                            "capacity" => Ok(GeneratedField::Capacity),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = PoolMember;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.types.v1.PoolMember")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<PoolMember, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut person__ = None;
                let mut capacity__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Person => {
                            if person__.is_some() {
                                return Err(serde::de::Error::duplicate_field("person"));
                            }
                            person__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Capacity => {
                            if capacity__.is_some() {
                                return Err(serde::de::Error::duplicate_field("capacity"));
                            }
                            capacity__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                    }
                }
                Ok(PoolMember {
                    person: person__.unwrap_or_default(),
                    capacity: capacity__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.types.v1.PoolMember", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for Proposal {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if self.matter_kind != 0 {
            len += 1;
        }
        if !self.matter_id.is_empty() {
            len += 1;
        }
        if self.number != 0 {
            len += 1;
        }
        if !self.policy.is_empty() {
            len += 1;
        }
        if self.policy_version != 0 {
            len += 1;
        }
        if !self.step.is_empty() {
            len += 1;
        }
        if self.repetition != 0 {
            len += 1;
        }
        if self.action != 0 {
            len += 1;
        }
        if self.target.is_some() {
            len += 1;
        }
        if self.condition != 0 {
            len += 1;
        }
        if self.counts_from != 0 {
            len += 1;
        }
        if self.counts_from_time.is_some() {
            len += 1;
        }
        if self.due_time.is_some() {
            len += 1;
        }
        if self.proposed_time.is_some() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.types.v1.Proposal", len)?;
        if self.matter_kind != 0 {
            let v = MatterKind::try_from(self.matter_kind)
                .map_err(|_| serde::ser::Error::custom(format!("Invalid variant {}", self.matter_kind)))?;
            struct_ser.serialize_field("matterKind", &v)?;
        }
        if !self.matter_id.is_empty() {
            struct_ser.serialize_field("matterId", &self.matter_id)?;
        }
        if self.number != 0 {
            #[allow(clippy::needless_borrow)]
            #[allow(clippy::needless_borrows_for_generic_args)]
            struct_ser.serialize_field("number", ToString::to_string(&self.number).as_str())?;
        }
        if !self.policy.is_empty() {
            struct_ser.serialize_field("policy", &self.policy)?;
        }
        if self.policy_version != 0 {
            #[allow(clippy::needless_borrow)]
            #[allow(clippy::needless_borrows_for_generic_args)]
            struct_ser.serialize_field("policyVersion", ToString::to_string(&self.policy_version).as_str())?;
        }
        if !self.step.is_empty() {
            struct_ser.serialize_field("step", &self.step)?;
        }
        if self.repetition != 0 {
            struct_ser.serialize_field("repetition", &self.repetition)?;
        }
        if self.action != 0 {
            let v = StepAction::try_from(self.action)
                .map_err(|_| serde::ser::Error::custom(format!("Invalid variant {}", self.action)))?;
            struct_ser.serialize_field("action", &v)?;
        }
        if let Some(v) = self.target.as_ref() {
            struct_ser.serialize_field("target", v)?;
        }
        if self.condition != 0 {
            let v = StepCondition::try_from(self.condition)
                .map_err(|_| serde::ser::Error::custom(format!("Invalid variant {}", self.condition)))?;
            struct_ser.serialize_field("condition", &v)?;
        }
        if self.counts_from != 0 {
            let v = CountsFrom::try_from(self.counts_from)
                .map_err(|_| serde::ser::Error::custom(format!("Invalid variant {}", self.counts_from)))?;
            struct_ser.serialize_field("countsFrom", &v)?;
        }
        if let Some(v) = self.counts_from_time.as_ref() {
            struct_ser.serialize_field("countsFromTime", v)?;
        }
        if let Some(v) = self.due_time.as_ref() {
            struct_ser.serialize_field("dueTime", v)?;
        }
        if let Some(v) = self.proposed_time.as_ref() {
            struct_ser.serialize_field("proposedTime", v)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for Proposal {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "matter_kind",
            "matterKind",
            "matter_id",
            "matterId",
            "number",
            "policy",
            "policy_version",
            "policyVersion",
            "step",
            "repetition",
            "action",
            "target",
            "condition",
            "counts_from",
            "countsFrom",
            "counts_from_time",
            "countsFromTime",
            "due_time",
            "dueTime",
            "proposed_time",
            "proposedTime",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            MatterKind,
            MatterId,
            Number,
            Policy,
            PolicyVersion,
            Step,
            Repetition,
            Action,
            Target,
            Condition,
            CountsFrom,
            CountsFromTime,
            DueTime,
            ProposedTime,
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
                            "matterKind" | "matter_kind" => Ok(GeneratedField::MatterKind),
                            "matterId" | "matter_id" => Ok(GeneratedField::MatterId),
                            "number" => Ok(GeneratedField::Number),
                            "policy" => Ok(GeneratedField::Policy),
                            "policyVersion" | "policy_version" => Ok(GeneratedField::PolicyVersion),
                            "step" => Ok(GeneratedField::Step),
                            "repetition" => Ok(GeneratedField::Repetition),
                            "action" => Ok(GeneratedField::Action),
                            "target" => Ok(GeneratedField::Target),
                            "condition" => Ok(GeneratedField::Condition),
                            "countsFrom" | "counts_from" => Ok(GeneratedField::CountsFrom),
                            "countsFromTime" | "counts_from_time" => Ok(GeneratedField::CountsFromTime),
                            "dueTime" | "due_time" => Ok(GeneratedField::DueTime),
                            "proposedTime" | "proposed_time" => Ok(GeneratedField::ProposedTime),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = Proposal;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.types.v1.Proposal")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<Proposal, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut matter_kind__ = None;
                let mut matter_id__ = None;
                let mut number__ = None;
                let mut policy__ = None;
                let mut policy_version__ = None;
                let mut step__ = None;
                let mut repetition__ = None;
                let mut action__ = None;
                let mut target__ = None;
                let mut condition__ = None;
                let mut counts_from__ = None;
                let mut counts_from_time__ = None;
                let mut due_time__ = None;
                let mut proposed_time__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::MatterKind => {
                            if matter_kind__.is_some() {
                                return Err(serde::de::Error::duplicate_field("matterKind"));
                            }
                            matter_kind__ = Some(map_.next_value::<MatterKind>()? as i32);
                        }
                        GeneratedField::MatterId => {
                            if matter_id__.is_some() {
                                return Err(serde::de::Error::duplicate_field("matterId"));
                            }
                            matter_id__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Number => {
                            if number__.is_some() {
                                return Err(serde::de::Error::duplicate_field("number"));
                            }
                            number__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                        GeneratedField::Policy => {
                            if policy__.is_some() {
                                return Err(serde::de::Error::duplicate_field("policy"));
                            }
                            policy__ = Some(map_.next_value()?);
                        }
                        GeneratedField::PolicyVersion => {
                            if policy_version__.is_some() {
                                return Err(serde::de::Error::duplicate_field("policyVersion"));
                            }
                            policy_version__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                        GeneratedField::Step => {
                            if step__.is_some() {
                                return Err(serde::de::Error::duplicate_field("step"));
                            }
                            step__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Repetition => {
                            if repetition__.is_some() {
                                return Err(serde::de::Error::duplicate_field("repetition"));
                            }
                            repetition__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                        GeneratedField::Action => {
                            if action__.is_some() {
                                return Err(serde::de::Error::duplicate_field("action"));
                            }
                            action__ = Some(map_.next_value::<StepAction>()? as i32);
                        }
                        GeneratedField::Target => {
                            if target__.is_some() {
                                return Err(serde::de::Error::duplicate_field("target"));
                            }
                            target__ = map_.next_value()?;
                        }
                        GeneratedField::Condition => {
                            if condition__.is_some() {
                                return Err(serde::de::Error::duplicate_field("condition"));
                            }
                            condition__ = Some(map_.next_value::<StepCondition>()? as i32);
                        }
                        GeneratedField::CountsFrom => {
                            if counts_from__.is_some() {
                                return Err(serde::de::Error::duplicate_field("countsFrom"));
                            }
                            counts_from__ = Some(map_.next_value::<CountsFrom>()? as i32);
                        }
                        GeneratedField::CountsFromTime => {
                            if counts_from_time__.is_some() {
                                return Err(serde::de::Error::duplicate_field("countsFromTime"));
                            }
                            counts_from_time__ = map_.next_value()?;
                        }
                        GeneratedField::DueTime => {
                            if due_time__.is_some() {
                                return Err(serde::de::Error::duplicate_field("dueTime"));
                            }
                            due_time__ = map_.next_value()?;
                        }
                        GeneratedField::ProposedTime => {
                            if proposed_time__.is_some() {
                                return Err(serde::de::Error::duplicate_field("proposedTime"));
                            }
                            proposed_time__ = map_.next_value()?;
                        }
                    }
                }
                Ok(Proposal {
                    matter_kind: matter_kind__.unwrap_or_default(),
                    matter_id: matter_id__.unwrap_or_default(),
                    number: number__.unwrap_or_default(),
                    policy: policy__.unwrap_or_default(),
                    policy_version: policy_version__.unwrap_or_default(),
                    step: step__.unwrap_or_default(),
                    repetition: repetition__.unwrap_or_default(),
                    action: action__.unwrap_or_default(),
                    target: target__,
                    condition: condition__.unwrap_or_default(),
                    counts_from: counts_from__.unwrap_or_default(),
                    counts_from_time: counts_from_time__,
                    due_time: due_time__,
                    proposed_time: proposed_time__,
                })
            }
        }
        deserializer.deserialize_struct("recontact.types.v1.Proposal", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for Raise {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if !self.severity.is_empty() {
            len += 1;
        }
        if !self.task.is_empty() {
            len += 1;
        }
        if self.time_box.is_some() {
            len += 1;
        }
        if !self.channel.is_empty() {
            len += 1;
        }
        if !self.escalation_policy.is_empty() {
            len += 1;
        }
        if !self.driver_hint.is_empty() {
            len += 1;
        }
        if self.sampling_share.is_some() {
            len += 1;
        }
        if !self.cool_down.is_empty() {
            len += 1;
        }
        if self.snoozes_allowed.is_some() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.types.v1.Raise", len)?;
        if !self.severity.is_empty() {
            struct_ser.serialize_field("severity", &self.severity)?;
        }
        if !self.task.is_empty() {
            struct_ser.serialize_field("task", &self.task)?;
        }
        if let Some(v) = self.time_box.as_ref() {
            struct_ser.serialize_field("timeBox", v)?;
        }
        if !self.channel.is_empty() {
            struct_ser.serialize_field("channel", &self.channel)?;
        }
        if !self.escalation_policy.is_empty() {
            struct_ser.serialize_field("escalationPolicy", &self.escalation_policy)?;
        }
        if !self.driver_hint.is_empty() {
            struct_ser.serialize_field("driverHint", &self.driver_hint)?;
        }
        if let Some(v) = self.sampling_share.as_ref() {
            struct_ser.serialize_field("samplingShare", v)?;
        }
        if !self.cool_down.is_empty() {
            struct_ser.serialize_field("coolDown", &self.cool_down)?;
        }
        if let Some(v) = self.snoozes_allowed.as_ref() {
            struct_ser.serialize_field("snoozesAllowed", v)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for Raise {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "severity",
            "task",
            "time_box",
            "timeBox",
            "channel",
            "escalation_policy",
            "escalationPolicy",
            "driver_hint",
            "driverHint",
            "sampling_share",
            "samplingShare",
            "cool_down",
            "coolDown",
            "snoozes_allowed",
            "snoozesAllowed",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Severity,
            Task,
            TimeBox,
            Channel,
            EscalationPolicy,
            DriverHint,
            SamplingShare,
            CoolDown,
            SnoozesAllowed,
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
                            "severity" => Ok(GeneratedField::Severity),
                            "task" => Ok(GeneratedField::Task),
                            "timeBox" | "time_box" => Ok(GeneratedField::TimeBox),
                            "channel" => Ok(GeneratedField::Channel),
                            "escalationPolicy" | "escalation_policy" => Ok(GeneratedField::EscalationPolicy),
                            "driverHint" | "driver_hint" => Ok(GeneratedField::DriverHint),
                            "samplingShare" | "sampling_share" => Ok(GeneratedField::SamplingShare),
                            "coolDown" | "cool_down" => Ok(GeneratedField::CoolDown),
                            "snoozesAllowed" | "snoozes_allowed" => Ok(GeneratedField::SnoozesAllowed),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = Raise;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.types.v1.Raise")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<Raise, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut severity__ = None;
                let mut task__ = None;
                let mut time_box__ = None;
                let mut channel__ = None;
                let mut escalation_policy__ = None;
                let mut driver_hint__ = None;
                let mut sampling_share__ = None;
                let mut cool_down__ = None;
                let mut snoozes_allowed__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Severity => {
                            if severity__.is_some() {
                                return Err(serde::de::Error::duplicate_field("severity"));
                            }
                            severity__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Task => {
                            if task__.is_some() {
                                return Err(serde::de::Error::duplicate_field("task"));
                            }
                            task__ = Some(map_.next_value()?);
                        }
                        GeneratedField::TimeBox => {
                            if time_box__.is_some() {
                                return Err(serde::de::Error::duplicate_field("timeBox"));
                            }
                            time_box__ = map_.next_value()?;
                        }
                        GeneratedField::Channel => {
                            if channel__.is_some() {
                                return Err(serde::de::Error::duplicate_field("channel"));
                            }
                            channel__ = Some(map_.next_value()?);
                        }
                        GeneratedField::EscalationPolicy => {
                            if escalation_policy__.is_some() {
                                return Err(serde::de::Error::duplicate_field("escalationPolicy"));
                            }
                            escalation_policy__ = Some(map_.next_value()?);
                        }
                        GeneratedField::DriverHint => {
                            if driver_hint__.is_some() {
                                return Err(serde::de::Error::duplicate_field("driverHint"));
                            }
                            driver_hint__ = Some(map_.next_value()?);
                        }
                        GeneratedField::SamplingShare => {
                            if sampling_share__.is_some() {
                                return Err(serde::de::Error::duplicate_field("samplingShare"));
                            }
                            sampling_share__ = 
                                map_.next_value::<::std::option::Option<::pbjson::private::NumberDeserialize<_>>>()?.map(|x| x.0)
                            ;
                        }
                        GeneratedField::CoolDown => {
                            if cool_down__.is_some() {
                                return Err(serde::de::Error::duplicate_field("coolDown"));
                            }
                            cool_down__ = Some(map_.next_value()?);
                        }
                        GeneratedField::SnoozesAllowed => {
                            if snoozes_allowed__.is_some() {
                                return Err(serde::de::Error::duplicate_field("snoozesAllowed"));
                            }
                            snoozes_allowed__ = 
                                map_.next_value::<::std::option::Option<::pbjson::private::NumberDeserialize<_>>>()?.map(|x| x.0)
                            ;
                        }
                    }
                }
                Ok(Raise {
                    severity: severity__.unwrap_or_default(),
                    task: task__.unwrap_or_default(),
                    time_box: time_box__,
                    channel: channel__.unwrap_or_default(),
                    escalation_policy: escalation_policy__.unwrap_or_default(),
                    driver_hint: driver_hint__.unwrap_or_default(),
                    sampling_share: sampling_share__,
                    cool_down: cool_down__.unwrap_or_default(),
                    snoozes_allowed: snoozes_allowed__,
                })
            }
        }
        deserializer.deserialize_struct("recontact.types.v1.Raise", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for Reachability {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if self.contact_refused {
            len += 1;
        }
        if self.has_phone {
            len += 1;
        }
        if self.has_email {
            len += 1;
        }
        if !self.language.is_empty() {
            len += 1;
        }
        if !self.zone.is_empty() {
            len += 1;
        }
        if !self.contact_window.is_empty() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.types.v1.Reachability", len)?;
        if self.contact_refused {
            struct_ser.serialize_field("contactRefused", &self.contact_refused)?;
        }
        if self.has_phone {
            struct_ser.serialize_field("hasPhone", &self.has_phone)?;
        }
        if self.has_email {
            struct_ser.serialize_field("hasEmail", &self.has_email)?;
        }
        if !self.language.is_empty() {
            struct_ser.serialize_field("language", &self.language)?;
        }
        if !self.zone.is_empty() {
            struct_ser.serialize_field("zone", &self.zone)?;
        }
        if !self.contact_window.is_empty() {
            struct_ser.serialize_field("contactWindow", &self.contact_window)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for Reachability {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "contact_refused",
            "contactRefused",
            "has_phone",
            "hasPhone",
            "has_email",
            "hasEmail",
            "language",
            "zone",
            "contact_window",
            "contactWindow",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            ContactRefused,
            HasPhone,
            HasEmail,
            Language,
            Zone,
            ContactWindow,
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
                            "contactRefused" | "contact_refused" => Ok(GeneratedField::ContactRefused),
                            "hasPhone" | "has_phone" => Ok(GeneratedField::HasPhone),
                            "hasEmail" | "has_email" => Ok(GeneratedField::HasEmail),
                            "language" => Ok(GeneratedField::Language),
                            "zone" => Ok(GeneratedField::Zone),
                            "contactWindow" | "contact_window" => Ok(GeneratedField::ContactWindow),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = Reachability;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.types.v1.Reachability")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<Reachability, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut contact_refused__ = None;
                let mut has_phone__ = None;
                let mut has_email__ = None;
                let mut language__ = None;
                let mut zone__ = None;
                let mut contact_window__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::ContactRefused => {
                            if contact_refused__.is_some() {
                                return Err(serde::de::Error::duplicate_field("contactRefused"));
                            }
                            contact_refused__ = Some(map_.next_value()?);
                        }
                        GeneratedField::HasPhone => {
                            if has_phone__.is_some() {
                                return Err(serde::de::Error::duplicate_field("hasPhone"));
                            }
                            has_phone__ = Some(map_.next_value()?);
                        }
                        GeneratedField::HasEmail => {
                            if has_email__.is_some() {
                                return Err(serde::de::Error::duplicate_field("hasEmail"));
                            }
                            has_email__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Language => {
                            if language__.is_some() {
                                return Err(serde::de::Error::duplicate_field("language"));
                            }
                            language__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Zone => {
                            if zone__.is_some() {
                                return Err(serde::de::Error::duplicate_field("zone"));
                            }
                            zone__ = Some(map_.next_value()?);
                        }
                        GeneratedField::ContactWindow => {
                            if contact_window__.is_some() {
                                return Err(serde::de::Error::duplicate_field("contactWindow"));
                            }
                            contact_window__ = Some(map_.next_value()?);
                        }
                    }
                }
                Ok(Reachability {
                    contact_refused: contact_refused__.unwrap_or_default(),
                    has_phone: has_phone__.unwrap_or_default(),
                    has_email: has_email__.unwrap_or_default(),
                    language: language__.unwrap_or_default(),
                    zone: zone__.unwrap_or_default(),
                    contact_window: contact_window__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.types.v1.Reachability", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for ReplaySelection {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if self.since_time.is_some() {
            len += 1;
        }
        if self.until_time.is_some() {
            len += 1;
        }
        if !self.stream.is_empty() {
            len += 1;
        }
        if !self.aggregate_id.is_empty() {
            len += 1;
        }
        if self.validate_only {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.types.v1.ReplaySelection", len)?;
        if let Some(v) = self.since_time.as_ref() {
            struct_ser.serialize_field("sinceTime", v)?;
        }
        if let Some(v) = self.until_time.as_ref() {
            struct_ser.serialize_field("untilTime", v)?;
        }
        if !self.stream.is_empty() {
            struct_ser.serialize_field("stream", &self.stream)?;
        }
        if !self.aggregate_id.is_empty() {
            struct_ser.serialize_field("aggregateId", &self.aggregate_id)?;
        }
        if self.validate_only {
            struct_ser.serialize_field("validateOnly", &self.validate_only)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for ReplaySelection {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "since_time",
            "sinceTime",
            "until_time",
            "untilTime",
            "stream",
            "aggregate_id",
            "aggregateId",
            "validate_only",
            "validateOnly",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            SinceTime,
            UntilTime,
            Stream,
            AggregateId,
            ValidateOnly,
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
                            "sinceTime" | "since_time" => Ok(GeneratedField::SinceTime),
                            "untilTime" | "until_time" => Ok(GeneratedField::UntilTime),
                            "stream" => Ok(GeneratedField::Stream),
                            "aggregateId" | "aggregate_id" => Ok(GeneratedField::AggregateId),
                            "validateOnly" | "validate_only" => Ok(GeneratedField::ValidateOnly),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = ReplaySelection;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.types.v1.ReplaySelection")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<ReplaySelection, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut since_time__ = None;
                let mut until_time__ = None;
                let mut stream__ = None;
                let mut aggregate_id__ = None;
                let mut validate_only__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::SinceTime => {
                            if since_time__.is_some() {
                                return Err(serde::de::Error::duplicate_field("sinceTime"));
                            }
                            since_time__ = map_.next_value()?;
                        }
                        GeneratedField::UntilTime => {
                            if until_time__.is_some() {
                                return Err(serde::de::Error::duplicate_field("untilTime"));
                            }
                            until_time__ = map_.next_value()?;
                        }
                        GeneratedField::Stream => {
                            if stream__.is_some() {
                                return Err(serde::de::Error::duplicate_field("stream"));
                            }
                            stream__ = Some(map_.next_value()?);
                        }
                        GeneratedField::AggregateId => {
                            if aggregate_id__.is_some() {
                                return Err(serde::de::Error::duplicate_field("aggregateId"));
                            }
                            aggregate_id__ = Some(map_.next_value()?);
                        }
                        GeneratedField::ValidateOnly => {
                            if validate_only__.is_some() {
                                return Err(serde::de::Error::duplicate_field("validateOnly"));
                            }
                            validate_only__ = Some(map_.next_value()?);
                        }
                    }
                }
                Ok(ReplaySelection {
                    since_time: since_time__,
                    until_time: until_time__,
                    stream: stream__.unwrap_or_default(),
                    aggregate_id: aggregate_id__.unwrap_or_default(),
                    validate_only: validate_only__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.types.v1.ReplaySelection", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for ResolutionStep {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if !self.unit.is_empty() {
            len += 1;
        }
        if !self.person.is_empty() {
            len += 1;
        }
        if !self.finding.is_empty() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.types.v1.ResolutionStep", len)?;
        if !self.unit.is_empty() {
            struct_ser.serialize_field("unit", &self.unit)?;
        }
        if !self.person.is_empty() {
            struct_ser.serialize_field("person", &self.person)?;
        }
        if !self.finding.is_empty() {
            struct_ser.serialize_field("finding", &self.finding)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for ResolutionStep {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "unit",
            "person",
            "finding",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Unit,
            Person,
            Finding,
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
                            "person" => Ok(GeneratedField::Person),
                            "finding" => Ok(GeneratedField::Finding),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = ResolutionStep;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.types.v1.ResolutionStep")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<ResolutionStep, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut unit__ = None;
                let mut person__ = None;
                let mut finding__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Unit => {
                            if unit__.is_some() {
                                return Err(serde::de::Error::duplicate_field("unit"));
                            }
                            unit__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Person => {
                            if person__.is_some() {
                                return Err(serde::de::Error::duplicate_field("person"));
                            }
                            person__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Finding => {
                            if finding__.is_some() {
                                return Err(serde::de::Error::duplicate_field("finding"));
                            }
                            finding__ = Some(map_.next_value()?);
                        }
                    }
                }
                Ok(ResolutionStep {
                    unit: unit__.unwrap_or_default(),
                    person: person__.unwrap_or_default(),
                    finding: finding__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.types.v1.ResolutionStep", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for Resource {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if self.resource.is_some() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.types.v1.Resource", len)?;
        if let Some(v) = self.resource.as_ref() {
            match v {
                resource::Resource::SourceMapping(v) => {
                    struct_ser.serialize_field("sourceMapping", v)?;
                }
                resource::Resource::RuleSet(v) => {
                    struct_ser.serialize_field("ruleSet", v)?;
                }
                resource::Resource::Unit(v) => {
                    struct_ser.serialize_field("unit", v)?;
                }
                resource::Resource::Person(v) => {
                    struct_ser.serialize_field("person", v)?;
                }
                resource::Resource::Calendar(v) => {
                    struct_ser.serialize_field("calendar", v)?;
                }
                resource::Resource::EscalationPolicy(v) => {
                    struct_ser.serialize_field("escalationPolicy", v)?;
                }
            }
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for Resource {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "source_mapping",
            "sourceMapping",
            "rule_set",
            "ruleSet",
            "unit",
            "person",
            "calendar",
            "escalation_policy",
            "escalationPolicy",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            SourceMapping,
            RuleSet,
            Unit,
            Person,
            Calendar,
            EscalationPolicy,
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
                            "sourceMapping" | "source_mapping" => Ok(GeneratedField::SourceMapping),
                            "ruleSet" | "rule_set" => Ok(GeneratedField::RuleSet),
                            "unit" => Ok(GeneratedField::Unit),
                            "person" => Ok(GeneratedField::Person),
                            "calendar" => Ok(GeneratedField::Calendar),
                            "escalationPolicy" | "escalation_policy" => Ok(GeneratedField::EscalationPolicy),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = Resource;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.types.v1.Resource")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<Resource, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut resource__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::SourceMapping => {
                            if resource__.is_some() {
                                return Err(serde::de::Error::duplicate_field("sourceMapping"));
                            }
                            resource__ = map_.next_value::<::std::option::Option<_>>()?.map(resource::Resource::SourceMapping)
;
                        }
                        GeneratedField::RuleSet => {
                            if resource__.is_some() {
                                return Err(serde::de::Error::duplicate_field("ruleSet"));
                            }
                            resource__ = map_.next_value::<::std::option::Option<_>>()?.map(resource::Resource::RuleSet)
;
                        }
                        GeneratedField::Unit => {
                            if resource__.is_some() {
                                return Err(serde::de::Error::duplicate_field("unit"));
                            }
                            resource__ = map_.next_value::<::std::option::Option<_>>()?.map(resource::Resource::Unit)
;
                        }
                        GeneratedField::Person => {
                            if resource__.is_some() {
                                return Err(serde::de::Error::duplicate_field("person"));
                            }
                            resource__ = map_.next_value::<::std::option::Option<_>>()?.map(resource::Resource::Person)
;
                        }
                        GeneratedField::Calendar => {
                            if resource__.is_some() {
                                return Err(serde::de::Error::duplicate_field("calendar"));
                            }
                            resource__ = map_.next_value::<::std::option::Option<_>>()?.map(resource::Resource::Calendar)
;
                        }
                        GeneratedField::EscalationPolicy => {
                            if resource__.is_some() {
                                return Err(serde::de::Error::duplicate_field("escalationPolicy"));
                            }
                            resource__ = map_.next_value::<::std::option::Option<_>>()?.map(resource::Resource::EscalationPolicy)
;
                        }
                    }
                }
                Ok(Resource {
                    resource: resource__,
                })
            }
        }
        deserializer.deserialize_struct("recontact.types.v1.Resource", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for ResourceChange {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if self.version.is_some() {
            len += 1;
        }
        if self.change != 0 {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.types.v1.ResourceChange", len)?;
        if let Some(v) = self.version.as_ref() {
            struct_ser.serialize_field("version", v)?;
        }
        if self.change != 0 {
            let v = ResourceChangeKind::try_from(self.change)
                .map_err(|_| serde::ser::Error::custom(format!("Invalid variant {}", self.change)))?;
            struct_ser.serialize_field("change", &v)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for ResourceChange {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "version",
            "change",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Version,
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
                            "version" => Ok(GeneratedField::Version),
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
            type Value = ResourceChange;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.types.v1.ResourceChange")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<ResourceChange, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut version__ = None;
                let mut change__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Version => {
                            if version__.is_some() {
                                return Err(serde::de::Error::duplicate_field("version"));
                            }
                            version__ = map_.next_value()?;
                        }
                        GeneratedField::Change => {
                            if change__.is_some() {
                                return Err(serde::de::Error::duplicate_field("change"));
                            }
                            change__ = Some(map_.next_value::<ResourceChangeKind>()? as i32);
                        }
                    }
                }
                Ok(ResourceChange {
                    version: version__,
                    change: change__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.types.v1.ResourceChange", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for ResourceChangeKind {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        let variant = match self {
            Self::Unspecified => "RESOURCE_CHANGE_KIND_UNSPECIFIED",
            Self::Created => "RESOURCE_CHANGE_KIND_CREATED",
            Self::Changed => "RESOURCE_CHANGE_KIND_CHANGED",
            Self::Unchanged => "RESOURCE_CHANGE_KIND_UNCHANGED",
            Self::Ended => "RESOURCE_CHANGE_KIND_ENDED",
        };
        serializer.serialize_str(variant)
    }
}
impl<'de> serde::Deserialize<'de> for ResourceChangeKind {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "RESOURCE_CHANGE_KIND_UNSPECIFIED",
            "RESOURCE_CHANGE_KIND_CREATED",
            "RESOURCE_CHANGE_KIND_CHANGED",
            "RESOURCE_CHANGE_KIND_UNCHANGED",
            "RESOURCE_CHANGE_KIND_ENDED",
        ];

        struct GeneratedVisitor;

        impl serde::de::Visitor<'_> for GeneratedVisitor {
            type Value = ResourceChangeKind;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(formatter, "expected one of: {:?}", &FIELDS)
            }

            fn visit_i64<E>(self, v: i64) -> std::result::Result<Self::Value, E>
            where
                E: serde::de::Error,
            {
                i32::try_from(v)
                    .ok()
                    .and_then(|x| x.try_into().ok())
                    .ok_or_else(|| {
                        serde::de::Error::invalid_value(serde::de::Unexpected::Signed(v), &self)
                    })
            }

            fn visit_u64<E>(self, v: u64) -> std::result::Result<Self::Value, E>
            where
                E: serde::de::Error,
            {
                i32::try_from(v)
                    .ok()
                    .and_then(|x| x.try_into().ok())
                    .ok_or_else(|| {
                        serde::de::Error::invalid_value(serde::de::Unexpected::Unsigned(v), &self)
                    })
            }

            fn visit_str<E>(self, value: &str) -> std::result::Result<Self::Value, E>
            where
                E: serde::de::Error,
            {
                match value {
                    "RESOURCE_CHANGE_KIND_UNSPECIFIED" => Ok(ResourceChangeKind::Unspecified),
                    "RESOURCE_CHANGE_KIND_CREATED" => Ok(ResourceChangeKind::Created),
                    "RESOURCE_CHANGE_KIND_CHANGED" => Ok(ResourceChangeKind::Changed),
                    "RESOURCE_CHANGE_KIND_UNCHANGED" => Ok(ResourceChangeKind::Unchanged),
                    "RESOURCE_CHANGE_KIND_ENDED" => Ok(ResourceChangeKind::Ended),
                    _ => Err(serde::de::Error::unknown_variant(value, FIELDS)),
                }
            }
        }
        deserializer.deserialize_any(GeneratedVisitor)
    }
}
impl serde::Serialize for ResourceName {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if !self.kind.is_empty() {
            len += 1;
        }
        if !self.name.is_empty() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.types.v1.ResourceName", len)?;
        if !self.kind.is_empty() {
            struct_ser.serialize_field("kind", &self.kind)?;
        }
        if !self.name.is_empty() {
            struct_ser.serialize_field("name", &self.name)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for ResourceName {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "kind",
            "name",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Kind,
            Name,
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
                            "kind" => Ok(GeneratedField::Kind),
                            "name" => Ok(GeneratedField::Name),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = ResourceName;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.types.v1.ResourceName")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<ResourceName, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut kind__ = None;
                let mut name__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Kind => {
                            if kind__.is_some() {
                                return Err(serde::de::Error::duplicate_field("kind"));
                            }
                            kind__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Name => {
                            if name__.is_some() {
                                return Err(serde::de::Error::duplicate_field("name"));
                            }
                            name__ = Some(map_.next_value()?);
                        }
                    }
                }
                Ok(ResourceName {
                    kind: kind__.unwrap_or_default(),
                    name: name__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.types.v1.ResourceName", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for ResourceProblem {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if self.resource.is_some() {
            len += 1;
        }
        if !self.field.is_empty() {
            len += 1;
        }
        if !self.message.is_empty() {
            len += 1;
        }
        if self.line != 0 {
            len += 1;
        }
        if self.column != 0 {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.types.v1.ResourceProblem", len)?;
        if let Some(v) = self.resource.as_ref() {
            struct_ser.serialize_field("resource", v)?;
        }
        if !self.field.is_empty() {
            struct_ser.serialize_field("field", &self.field)?;
        }
        if !self.message.is_empty() {
            struct_ser.serialize_field("message", &self.message)?;
        }
        if self.line != 0 {
            struct_ser.serialize_field("line", &self.line)?;
        }
        if self.column != 0 {
            struct_ser.serialize_field("column", &self.column)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for ResourceProblem {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "resource",
            "field",
            "message",
            "line",
            "column",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Resource,
            Field,
            Message,
            Line,
            Column,
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
                            "resource" => Ok(GeneratedField::Resource),
                            "field" => Ok(GeneratedField::Field),
                            "message" => Ok(GeneratedField::Message),
                            "line" => Ok(GeneratedField::Line),
                            "column" => Ok(GeneratedField::Column),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = ResourceProblem;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.types.v1.ResourceProblem")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<ResourceProblem, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut resource__ = None;
                let mut field__ = None;
                let mut message__ = None;
                let mut line__ = None;
                let mut column__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Resource => {
                            if resource__.is_some() {
                                return Err(serde::de::Error::duplicate_field("resource"));
                            }
                            resource__ = map_.next_value()?;
                        }
                        GeneratedField::Field => {
                            if field__.is_some() {
                                return Err(serde::de::Error::duplicate_field("field"));
                            }
                            field__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Message => {
                            if message__.is_some() {
                                return Err(serde::de::Error::duplicate_field("message"));
                            }
                            message__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Line => {
                            if line__.is_some() {
                                return Err(serde::de::Error::duplicate_field("line"));
                            }
                            line__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                        GeneratedField::Column => {
                            if column__.is_some() {
                                return Err(serde::de::Error::duplicate_field("column"));
                            }
                            column__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                    }
                }
                Ok(ResourceProblem {
                    resource: resource__,
                    field: field__.unwrap_or_default(),
                    message: message__.unwrap_or_default(),
                    line: line__.unwrap_or_default(),
                    column: column__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.types.v1.ResourceProblem", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for ResourceReference {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if self.from.is_some() {
            len += 1;
        }
        if !self.field.is_empty() {
            len += 1;
        }
        if self.to.is_some() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.types.v1.ResourceReference", len)?;
        if let Some(v) = self.from.as_ref() {
            struct_ser.serialize_field("from", v)?;
        }
        if !self.field.is_empty() {
            struct_ser.serialize_field("field", &self.field)?;
        }
        if let Some(v) = self.to.as_ref() {
            struct_ser.serialize_field("to", v)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for ResourceReference {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "from",
            "field",
            "to",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            From,
            Field,
            To,
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
                            "from" => Ok(GeneratedField::From),
                            "field" => Ok(GeneratedField::Field),
                            "to" => Ok(GeneratedField::To),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = ResourceReference;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.types.v1.ResourceReference")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<ResourceReference, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut from__ = None;
                let mut field__ = None;
                let mut to__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::From => {
                            if from__.is_some() {
                                return Err(serde::de::Error::duplicate_field("from"));
                            }
                            from__ = map_.next_value()?;
                        }
                        GeneratedField::Field => {
                            if field__.is_some() {
                                return Err(serde::de::Error::duplicate_field("field"));
                            }
                            field__ = Some(map_.next_value()?);
                        }
                        GeneratedField::To => {
                            if to__.is_some() {
                                return Err(serde::de::Error::duplicate_field("to"));
                            }
                            to__ = map_.next_value()?;
                        }
                    }
                }
                Ok(ResourceReference {
                    from: from__,
                    field: field__.unwrap_or_default(),
                    to: to__,
                })
            }
        }
        deserializer.deserialize_struct("recontact.types.v1.ResourceReference", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for ResourceVersion {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if self.resource.is_some() {
            len += 1;
        }
        if self.version != 0 {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.types.v1.ResourceVersion", len)?;
        if let Some(v) = self.resource.as_ref() {
            struct_ser.serialize_field("resource", v)?;
        }
        if self.version != 0 {
            #[allow(clippy::needless_borrow)]
            #[allow(clippy::needless_borrows_for_generic_args)]
            struct_ser.serialize_field("version", ToString::to_string(&self.version).as_str())?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for ResourceVersion {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "resource",
            "version",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Resource,
            Version,
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
                            "resource" => Ok(GeneratedField::Resource),
                            "version" => Ok(GeneratedField::Version),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = ResourceVersion;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.types.v1.ResourceVersion")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<ResourceVersion, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut resource__ = None;
                let mut version__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Resource => {
                            if resource__.is_some() {
                                return Err(serde::de::Error::duplicate_field("resource"));
                            }
                            resource__ = map_.next_value()?;
                        }
                        GeneratedField::Version => {
                            if version__.is_some() {
                                return Err(serde::de::Error::duplicate_field("version"));
                            }
                            version__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                    }
                }
                Ok(ResourceVersion {
                    resource: resource__,
                    version: version__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.types.v1.ResourceVersion", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for Response {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if !self.response_id.is_empty() {
            len += 1;
        }
        if self.version != 0 {
            len += 1;
        }
        if self.revision != 0 {
            len += 1;
        }
        if !self.source.is_empty() {
            len += 1;
        }
        if !self.external_id_hash.is_empty() {
            len += 1;
        }
        if !self.customer_id.is_empty() {
            len += 1;
        }
        if !self.unit.is_empty() {
            len += 1;
        }
        if self.kind != 0 {
            len += 1;
        }
        if self.completeness != 0 {
            len += 1;
        }
        if self.score.is_some() {
            len += 1;
        }
        if self.answered_time.is_some() {
            len += 1;
        }
        if self.accepted_time.is_some() {
            len += 1;
        }
        if self.reachability.is_some() {
            len += 1;
        }
        if !self.attributes.is_empty() {
            len += 1;
        }
        if self.test {
            len += 1;
        }
        if self.history {
            len += 1;
        }
        if !self.regarding_task_id.is_empty() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.types.v1.Response", len)?;
        if !self.response_id.is_empty() {
            struct_ser.serialize_field("responseId", &self.response_id)?;
        }
        if self.version != 0 {
            #[allow(clippy::needless_borrow)]
            #[allow(clippy::needless_borrows_for_generic_args)]
            struct_ser.serialize_field("version", ToString::to_string(&self.version).as_str())?;
        }
        if self.revision != 0 {
            #[allow(clippy::needless_borrow)]
            #[allow(clippy::needless_borrows_for_generic_args)]
            struct_ser.serialize_field("revision", ToString::to_string(&self.revision).as_str())?;
        }
        if !self.source.is_empty() {
            struct_ser.serialize_field("source", &self.source)?;
        }
        if !self.external_id_hash.is_empty() {
            struct_ser.serialize_field("externalIdHash", &self.external_id_hash)?;
        }
        if !self.customer_id.is_empty() {
            struct_ser.serialize_field("customerId", &self.customer_id)?;
        }
        if !self.unit.is_empty() {
            struct_ser.serialize_field("unit", &self.unit)?;
        }
        if self.kind != 0 {
            let v = SignalKind::try_from(self.kind)
                .map_err(|_| serde::ser::Error::custom(format!("Invalid variant {}", self.kind)))?;
            struct_ser.serialize_field("kind", &v)?;
        }
        if self.completeness != 0 {
            let v = Completeness::try_from(self.completeness)
                .map_err(|_| serde::ser::Error::custom(format!("Invalid variant {}", self.completeness)))?;
            struct_ser.serialize_field("completeness", &v)?;
        }
        if let Some(v) = self.score.as_ref() {
            struct_ser.serialize_field("score", v)?;
        }
        if let Some(v) = self.answered_time.as_ref() {
            struct_ser.serialize_field("answeredTime", v)?;
        }
        if let Some(v) = self.accepted_time.as_ref() {
            struct_ser.serialize_field("acceptedTime", v)?;
        }
        if let Some(v) = self.reachability.as_ref() {
            struct_ser.serialize_field("reachability", v)?;
        }
        if !self.attributes.is_empty() {
            struct_ser.serialize_field("attributes", &self.attributes)?;
        }
        if self.test {
            struct_ser.serialize_field("test", &self.test)?;
        }
        if self.history {
            struct_ser.serialize_field("history", &self.history)?;
        }
        if !self.regarding_task_id.is_empty() {
            struct_ser.serialize_field("regardingTaskId", &self.regarding_task_id)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for Response {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "response_id",
            "responseId",
            "version",
            "revision",
            "source",
            "external_id_hash",
            "externalIdHash",
            "customer_id",
            "customerId",
            "unit",
            "kind",
            "completeness",
            "score",
            "answered_time",
            "answeredTime",
            "accepted_time",
            "acceptedTime",
            "reachability",
            "attributes",
            "test",
            "history",
            "regarding_task_id",
            "regardingTaskId",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            ResponseId,
            Version,
            Revision,
            Source,
            ExternalIdHash,
            CustomerId,
            Unit,
            Kind,
            Completeness,
            Score,
            AnsweredTime,
            AcceptedTime,
            Reachability,
            Attributes,
            Test,
            History,
            RegardingTaskId,
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
                            "responseId" | "response_id" => Ok(GeneratedField::ResponseId),
                            "version" => Ok(GeneratedField::Version),
                            "revision" => Ok(GeneratedField::Revision),
                            "source" => Ok(GeneratedField::Source),
                            "externalIdHash" | "external_id_hash" => Ok(GeneratedField::ExternalIdHash),
                            "customerId" | "customer_id" => Ok(GeneratedField::CustomerId),
                            "unit" => Ok(GeneratedField::Unit),
                            "kind" => Ok(GeneratedField::Kind),
                            "completeness" => Ok(GeneratedField::Completeness),
                            "score" => Ok(GeneratedField::Score),
                            "answeredTime" | "answered_time" => Ok(GeneratedField::AnsweredTime),
                            "acceptedTime" | "accepted_time" => Ok(GeneratedField::AcceptedTime),
                            "reachability" => Ok(GeneratedField::Reachability),
                            "attributes" => Ok(GeneratedField::Attributes),
                            "test" => Ok(GeneratedField::Test),
                            "history" => Ok(GeneratedField::History),
                            "regardingTaskId" | "regarding_task_id" => Ok(GeneratedField::RegardingTaskId),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = Response;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.types.v1.Response")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<Response, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut response_id__ = None;
                let mut version__ = None;
                let mut revision__ = None;
                let mut source__ = None;
                let mut external_id_hash__ = None;
                let mut customer_id__ = None;
                let mut unit__ = None;
                let mut kind__ = None;
                let mut completeness__ = None;
                let mut score__ = None;
                let mut answered_time__ = None;
                let mut accepted_time__ = None;
                let mut reachability__ = None;
                let mut attributes__ = None;
                let mut test__ = None;
                let mut history__ = None;
                let mut regarding_task_id__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::ResponseId => {
                            if response_id__.is_some() {
                                return Err(serde::de::Error::duplicate_field("responseId"));
                            }
                            response_id__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Version => {
                            if version__.is_some() {
                                return Err(serde::de::Error::duplicate_field("version"));
                            }
                            version__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                        GeneratedField::Revision => {
                            if revision__.is_some() {
                                return Err(serde::de::Error::duplicate_field("revision"));
                            }
                            revision__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                        GeneratedField::Source => {
                            if source__.is_some() {
                                return Err(serde::de::Error::duplicate_field("source"));
                            }
                            source__ = Some(map_.next_value()?);
                        }
                        GeneratedField::ExternalIdHash => {
                            if external_id_hash__.is_some() {
                                return Err(serde::de::Error::duplicate_field("externalIdHash"));
                            }
                            external_id_hash__ = Some(map_.next_value()?);
                        }
                        GeneratedField::CustomerId => {
                            if customer_id__.is_some() {
                                return Err(serde::de::Error::duplicate_field("customerId"));
                            }
                            customer_id__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Unit => {
                            if unit__.is_some() {
                                return Err(serde::de::Error::duplicate_field("unit"));
                            }
                            unit__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Kind => {
                            if kind__.is_some() {
                                return Err(serde::de::Error::duplicate_field("kind"));
                            }
                            kind__ = Some(map_.next_value::<SignalKind>()? as i32);
                        }
                        GeneratedField::Completeness => {
                            if completeness__.is_some() {
                                return Err(serde::de::Error::duplicate_field("completeness"));
                            }
                            completeness__ = Some(map_.next_value::<Completeness>()? as i32);
                        }
                        GeneratedField::Score => {
                            if score__.is_some() {
                                return Err(serde::de::Error::duplicate_field("score"));
                            }
                            score__ = map_.next_value()?;
                        }
                        GeneratedField::AnsweredTime => {
                            if answered_time__.is_some() {
                                return Err(serde::de::Error::duplicate_field("answeredTime"));
                            }
                            answered_time__ = map_.next_value()?;
                        }
                        GeneratedField::AcceptedTime => {
                            if accepted_time__.is_some() {
                                return Err(serde::de::Error::duplicate_field("acceptedTime"));
                            }
                            accepted_time__ = map_.next_value()?;
                        }
                        GeneratedField::Reachability => {
                            if reachability__.is_some() {
                                return Err(serde::de::Error::duplicate_field("reachability"));
                            }
                            reachability__ = map_.next_value()?;
                        }
                        GeneratedField::Attributes => {
                            if attributes__.is_some() {
                                return Err(serde::de::Error::duplicate_field("attributes"));
                            }
                            attributes__ = Some(
                                map_.next_value::<std::collections::BTreeMap<_, _>>()?
                            );
                        }
                        GeneratedField::Test => {
                            if test__.is_some() {
                                return Err(serde::de::Error::duplicate_field("test"));
                            }
                            test__ = Some(map_.next_value()?);
                        }
                        GeneratedField::History => {
                            if history__.is_some() {
                                return Err(serde::de::Error::duplicate_field("history"));
                            }
                            history__ = Some(map_.next_value()?);
                        }
                        GeneratedField::RegardingTaskId => {
                            if regarding_task_id__.is_some() {
                                return Err(serde::de::Error::duplicate_field("regardingTaskId"));
                            }
                            regarding_task_id__ = Some(map_.next_value()?);
                        }
                    }
                }
                Ok(Response {
                    response_id: response_id__.unwrap_or_default(),
                    version: version__.unwrap_or_default(),
                    revision: revision__.unwrap_or_default(),
                    source: source__.unwrap_or_default(),
                    external_id_hash: external_id_hash__.unwrap_or_default(),
                    customer_id: customer_id__.unwrap_or_default(),
                    unit: unit__.unwrap_or_default(),
                    kind: kind__.unwrap_or_default(),
                    completeness: completeness__.unwrap_or_default(),
                    score: score__,
                    answered_time: answered_time__,
                    accepted_time: accepted_time__,
                    reachability: reachability__,
                    attributes: attributes__.unwrap_or_default(),
                    test: test__.unwrap_or_default(),
                    history: history__.unwrap_or_default(),
                    regarding_task_id: regarding_task_id__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.types.v1.Response", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for RoleGrant {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if !self.role.is_empty() {
            len += 1;
        }
        if !self.unit.is_empty() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.types.v1.RoleGrant", len)?;
        if !self.role.is_empty() {
            struct_ser.serialize_field("role", &self.role)?;
        }
        if !self.unit.is_empty() {
            struct_ser.serialize_field("unit", &self.unit)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for RoleGrant {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "role",
            "unit",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Role,
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
                            "role" => Ok(GeneratedField::Role),
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
            type Value = RoleGrant;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.types.v1.RoleGrant")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<RoleGrant, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut role__ = None;
                let mut unit__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Role => {
                            if role__.is_some() {
                                return Err(serde::de::Error::duplicate_field("role"));
                            }
                            role__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Unit => {
                            if unit__.is_some() {
                                return Err(serde::de::Error::duplicate_field("unit"));
                            }
                            unit__ = Some(map_.next_value()?);
                        }
                    }
                }
                Ok(RoleGrant {
                    role: role__.unwrap_or_default(),
                    unit: unit__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.types.v1.RoleGrant", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for Rule {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if !self.name.is_empty() {
            len += 1;
        }
        if self.position != 0 {
            len += 1;
        }
        if !self.when.is_empty() {
            len += 1;
        }
        if self.raise.is_some() {
            len += 1;
        }
        if !self.greatest_age.is_empty() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.types.v1.Rule", len)?;
        if !self.name.is_empty() {
            struct_ser.serialize_field("name", &self.name)?;
        }
        if self.position != 0 {
            struct_ser.serialize_field("position", &self.position)?;
        }
        if !self.when.is_empty() {
            struct_ser.serialize_field("when", &self.when)?;
        }
        if let Some(v) = self.raise.as_ref() {
            struct_ser.serialize_field("raise", v)?;
        }
        if !self.greatest_age.is_empty() {
            struct_ser.serialize_field("greatestAge", &self.greatest_age)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for Rule {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "name",
            "position",
            "when",
            "raise",
            "greatest_age",
            "greatestAge",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Name,
            Position,
            When,
            Raise,
            GreatestAge,
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
                            "name" => Ok(GeneratedField::Name),
                            "position" => Ok(GeneratedField::Position),
                            "when" => Ok(GeneratedField::When),
                            "raise" => Ok(GeneratedField::Raise),
                            "greatestAge" | "greatest_age" => Ok(GeneratedField::GreatestAge),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = Rule;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.types.v1.Rule")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<Rule, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut name__ = None;
                let mut position__ = None;
                let mut when__ = None;
                let mut raise__ = None;
                let mut greatest_age__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Name => {
                            if name__.is_some() {
                                return Err(serde::de::Error::duplicate_field("name"));
                            }
                            name__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Position => {
                            if position__.is_some() {
                                return Err(serde::de::Error::duplicate_field("position"));
                            }
                            position__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                        GeneratedField::When => {
                            if when__.is_some() {
                                return Err(serde::de::Error::duplicate_field("when"));
                            }
                            when__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Raise => {
                            if raise__.is_some() {
                                return Err(serde::de::Error::duplicate_field("raise"));
                            }
                            raise__ = map_.next_value()?;
                        }
                        GeneratedField::GreatestAge => {
                            if greatest_age__.is_some() {
                                return Err(serde::de::Error::duplicate_field("greatestAge"));
                            }
                            greatest_age__ = Some(map_.next_value()?);
                        }
                    }
                }
                Ok(Rule {
                    name: name__.unwrap_or_default(),
                    position: position__.unwrap_or_default(),
                    when: when__.unwrap_or_default(),
                    raise: raise__,
                    greatest_age: greatest_age__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.types.v1.Rule", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for RuleSet {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if self.metadata.is_some() {
            len += 1;
        }
        if self.spec.is_some() {
            len += 1;
        }
        if self.version != 0 {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.types.v1.RuleSet", len)?;
        if let Some(v) = self.metadata.as_ref() {
            struct_ser.serialize_field("metadata", v)?;
        }
        if let Some(v) = self.spec.as_ref() {
            struct_ser.serialize_field("spec", v)?;
        }
        if self.version != 0 {
            #[allow(clippy::needless_borrow)]
            #[allow(clippy::needless_borrows_for_generic_args)]
            struct_ser.serialize_field("version", ToString::to_string(&self.version).as_str())?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for RuleSet {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "metadata",
            "spec",
            "version",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Metadata,
            Spec,
            Version,
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
                            "metadata" => Ok(GeneratedField::Metadata),
                            "spec" => Ok(GeneratedField::Spec),
                            "version" => Ok(GeneratedField::Version),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = RuleSet;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.types.v1.RuleSet")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<RuleSet, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut metadata__ = None;
                let mut spec__ = None;
                let mut version__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Metadata => {
                            if metadata__.is_some() {
                                return Err(serde::de::Error::duplicate_field("metadata"));
                            }
                            metadata__ = map_.next_value()?;
                        }
                        GeneratedField::Spec => {
                            if spec__.is_some() {
                                return Err(serde::de::Error::duplicate_field("spec"));
                            }
                            spec__ = map_.next_value()?;
                        }
                        GeneratedField::Version => {
                            if version__.is_some() {
                                return Err(serde::de::Error::duplicate_field("version"));
                            }
                            version__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                    }
                }
                Ok(RuleSet {
                    metadata: metadata__,
                    spec: spec__,
                    version: version__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.types.v1.RuleSet", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for RuleSetSpec {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if !self.sources.is_empty() {
            len += 1;
        }
        if !self.rules.is_empty() {
            len += 1;
        }
        if self.contact_fatigue.is_some() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.types.v1.RuleSetSpec", len)?;
        if !self.sources.is_empty() {
            struct_ser.serialize_field("sources", &self.sources)?;
        }
        if !self.rules.is_empty() {
            struct_ser.serialize_field("rules", &self.rules)?;
        }
        if let Some(v) = self.contact_fatigue.as_ref() {
            struct_ser.serialize_field("contactFatigue", v)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for RuleSetSpec {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "sources",
            "rules",
            "contact_fatigue",
            "contactFatigue",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Sources,
            Rules,
            ContactFatigue,
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
                            "sources" => Ok(GeneratedField::Sources),
                            "rules" => Ok(GeneratedField::Rules),
                            "contactFatigue" | "contact_fatigue" => Ok(GeneratedField::ContactFatigue),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = RuleSetSpec;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.types.v1.RuleSetSpec")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<RuleSetSpec, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut sources__ = None;
                let mut rules__ = None;
                let mut contact_fatigue__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Sources => {
                            if sources__.is_some() {
                                return Err(serde::de::Error::duplicate_field("sources"));
                            }
                            sources__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Rules => {
                            if rules__.is_some() {
                                return Err(serde::de::Error::duplicate_field("rules"));
                            }
                            rules__ = Some(map_.next_value()?);
                        }
                        GeneratedField::ContactFatigue => {
                            if contact_fatigue__.is_some() {
                                return Err(serde::de::Error::duplicate_field("contactFatigue"));
                            }
                            contact_fatigue__ = map_.next_value()?;
                        }
                    }
                }
                Ok(RuleSetSpec {
                    sources: sources__.unwrap_or_default(),
                    rules: rules__.unwrap_or_default(),
                    contact_fatigue: contact_fatigue__,
                })
            }
        }
        deserializer.deserialize_struct("recontact.types.v1.RuleSetSpec", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for RuleTimeBox {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if !self.accept_within.is_empty() {
            len += 1;
        }
        if !self.contact_within.is_empty() {
            len += 1;
        }
        if !self.resolve_within.is_empty() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.types.v1.RuleTimeBox", len)?;
        if !self.accept_within.is_empty() {
            struct_ser.serialize_field("acceptWithin", &self.accept_within)?;
        }
        if !self.contact_within.is_empty() {
            struct_ser.serialize_field("contactWithin", &self.contact_within)?;
        }
        if !self.resolve_within.is_empty() {
            struct_ser.serialize_field("resolveWithin", &self.resolve_within)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for RuleTimeBox {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "accept_within",
            "acceptWithin",
            "contact_within",
            "contactWithin",
            "resolve_within",
            "resolveWithin",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            AcceptWithin,
            ContactWithin,
            ResolveWithin,
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
                            "acceptWithin" | "accept_within" => Ok(GeneratedField::AcceptWithin),
                            "contactWithin" | "contact_within" => Ok(GeneratedField::ContactWithin),
                            "resolveWithin" | "resolve_within" => Ok(GeneratedField::ResolveWithin),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = RuleTimeBox;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.types.v1.RuleTimeBox")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<RuleTimeBox, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut accept_within__ = None;
                let mut contact_within__ = None;
                let mut resolve_within__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::AcceptWithin => {
                            if accept_within__.is_some() {
                                return Err(serde::de::Error::duplicate_field("acceptWithin"));
                            }
                            accept_within__ = Some(map_.next_value()?);
                        }
                        GeneratedField::ContactWithin => {
                            if contact_within__.is_some() {
                                return Err(serde::de::Error::duplicate_field("contactWithin"));
                            }
                            contact_within__ = Some(map_.next_value()?);
                        }
                        GeneratedField::ResolveWithin => {
                            if resolve_within__.is_some() {
                                return Err(serde::de::Error::duplicate_field("resolveWithin"));
                            }
                            resolve_within__ = Some(map_.next_value()?);
                        }
                    }
                }
                Ok(RuleTimeBox {
                    accept_within: accept_within__.unwrap_or_default(),
                    contact_within: contact_within__.unwrap_or_default(),
                    resolve_within: resolve_within__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.types.v1.RuleTimeBox", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for Score {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if self.metric != 0 {
            len += 1;
        }
        if self.raw != 0. {
            len += 1;
        }
        if self.scale_minimum != 0. {
            len += 1;
        }
        if self.scale_maximum != 0. {
            len += 1;
        }
        if self.normalized != 0. {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.types.v1.Score", len)?;
        if self.metric != 0 {
            let v = Metric::try_from(self.metric)
                .map_err(|_| serde::ser::Error::custom(format!("Invalid variant {}", self.metric)))?;
            struct_ser.serialize_field("metric", &v)?;
        }
        if self.raw != 0. {
            struct_ser.serialize_field("raw", &self.raw)?;
        }
        if self.scale_minimum != 0. {
            struct_ser.serialize_field("scaleMinimum", &self.scale_minimum)?;
        }
        if self.scale_maximum != 0. {
            struct_ser.serialize_field("scaleMaximum", &self.scale_maximum)?;
        }
        if self.normalized != 0. {
            struct_ser.serialize_field("normalized", &self.normalized)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for Score {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "metric",
            "raw",
            "scale_minimum",
            "scaleMinimum",
            "scale_maximum",
            "scaleMaximum",
            "normalized",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Metric,
            Raw,
            ScaleMinimum,
            ScaleMaximum,
            Normalized,
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
                            "metric" => Ok(GeneratedField::Metric),
                            "raw" => Ok(GeneratedField::Raw),
                            "scaleMinimum" | "scale_minimum" => Ok(GeneratedField::ScaleMinimum),
                            "scaleMaximum" | "scale_maximum" => Ok(GeneratedField::ScaleMaximum),
                            "normalized" => Ok(GeneratedField::Normalized),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = Score;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.types.v1.Score")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<Score, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut metric__ = None;
                let mut raw__ = None;
                let mut scale_minimum__ = None;
                let mut scale_maximum__ = None;
                let mut normalized__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Metric => {
                            if metric__.is_some() {
                                return Err(serde::de::Error::duplicate_field("metric"));
                            }
                            metric__ = Some(map_.next_value::<Metric>()? as i32);
                        }
                        GeneratedField::Raw => {
                            if raw__.is_some() {
                                return Err(serde::de::Error::duplicate_field("raw"));
                            }
                            raw__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                        GeneratedField::ScaleMinimum => {
                            if scale_minimum__.is_some() {
                                return Err(serde::de::Error::duplicate_field("scaleMinimum"));
                            }
                            scale_minimum__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                        GeneratedField::ScaleMaximum => {
                            if scale_maximum__.is_some() {
                                return Err(serde::de::Error::duplicate_field("scaleMaximum"));
                            }
                            scale_maximum__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                        GeneratedField::Normalized => {
                            if normalized__.is_some() {
                                return Err(serde::de::Error::duplicate_field("normalized"));
                            }
                            normalized__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                    }
                }
                Ok(Score {
                    metric: metric__.unwrap_or_default(),
                    raw: raw__.unwrap_or_default(),
                    scale_minimum: scale_minimum__.unwrap_or_default(),
                    scale_maximum: scale_maximum__.unwrap_or_default(),
                    normalized: normalized__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.types.v1.Score", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for ScoreMapping {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if !self.value.is_empty() {
            len += 1;
        }
        if !self.metric.is_empty() {
            len += 1;
        }
        if self.minimum != 0. {
            len += 1;
        }
        if self.maximum != 0. {
            len += 1;
        }
        if self.required {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.types.v1.ScoreMapping", len)?;
        if !self.value.is_empty() {
            struct_ser.serialize_field("value", &self.value)?;
        }
        if !self.metric.is_empty() {
            struct_ser.serialize_field("metric", &self.metric)?;
        }
        if self.minimum != 0. {
            struct_ser.serialize_field("minimum", &self.minimum)?;
        }
        if self.maximum != 0. {
            struct_ser.serialize_field("maximum", &self.maximum)?;
        }
        if self.required {
            struct_ser.serialize_field("required", &self.required)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for ScoreMapping {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "value",
            "metric",
            "minimum",
            "maximum",
            "required",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Value,
            Metric,
            Minimum,
            Maximum,
            Required,
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
                            "value" => Ok(GeneratedField::Value),
                            "metric" => Ok(GeneratedField::Metric),
                            "minimum" => Ok(GeneratedField::Minimum),
                            "maximum" => Ok(GeneratedField::Maximum),
                            "required" => Ok(GeneratedField::Required),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = ScoreMapping;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.types.v1.ScoreMapping")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<ScoreMapping, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut value__ = None;
                let mut metric__ = None;
                let mut minimum__ = None;
                let mut maximum__ = None;
                let mut required__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Value => {
                            if value__.is_some() {
                                return Err(serde::de::Error::duplicate_field("value"));
                            }
                            value__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Metric => {
                            if metric__.is_some() {
                                return Err(serde::de::Error::duplicate_field("metric"));
                            }
                            metric__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Minimum => {
                            if minimum__.is_some() {
                                return Err(serde::de::Error::duplicate_field("minimum"));
                            }
                            minimum__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                        GeneratedField::Maximum => {
                            if maximum__.is_some() {
                                return Err(serde::de::Error::duplicate_field("maximum"));
                            }
                            maximum__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                        GeneratedField::Required => {
                            if required__.is_some() {
                                return Err(serde::de::Error::duplicate_field("required"));
                            }
                            required__ = Some(map_.next_value()?);
                        }
                    }
                }
                Ok(ScoreMapping {
                    value: value__.unwrap_or_default(),
                    metric: metric__.unwrap_or_default(),
                    minimum: minimum__.unwrap_or_default(),
                    maximum: maximum__.unwrap_or_default(),
                    required: required__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.types.v1.ScoreMapping", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for ServiceStatus {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if !self.service.is_empty() {
            len += 1;
        }
        if !self.program_version.is_empty() {
            len += 1;
        }
        if self.ready {
            len += 1;
        }
        if !self.findings.is_empty() {
            len += 1;
        }
        if self.outbox_messages != 0 {
            len += 1;
        }
        if self.outbox_bytes != 0 {
            len += 1;
        }
        if self.outbox_oldest_age.is_some() {
            len += 1;
        }
        if self.waiting_for_retry != 0 {
            len += 1;
        }
        if self.parked != 0 {
            len += 1;
        }
        if !self.consumers.is_empty() {
            len += 1;
        }
        if !self.counts.is_empty() {
            len += 1;
        }
        if self.business_time.is_some() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.types.v1.ServiceStatus", len)?;
        if !self.service.is_empty() {
            struct_ser.serialize_field("service", &self.service)?;
        }
        if !self.program_version.is_empty() {
            struct_ser.serialize_field("programVersion", &self.program_version)?;
        }
        if self.ready {
            struct_ser.serialize_field("ready", &self.ready)?;
        }
        if !self.findings.is_empty() {
            struct_ser.serialize_field("findings", &self.findings)?;
        }
        if self.outbox_messages != 0 {
            #[allow(clippy::needless_borrow)]
            #[allow(clippy::needless_borrows_for_generic_args)]
            struct_ser.serialize_field("outboxMessages", ToString::to_string(&self.outbox_messages).as_str())?;
        }
        if self.outbox_bytes != 0 {
            #[allow(clippy::needless_borrow)]
            #[allow(clippy::needless_borrows_for_generic_args)]
            struct_ser.serialize_field("outboxBytes", ToString::to_string(&self.outbox_bytes).as_str())?;
        }
        if let Some(v) = self.outbox_oldest_age.as_ref() {
            struct_ser.serialize_field("outboxOldestAge", v)?;
        }
        if self.waiting_for_retry != 0 {
            #[allow(clippy::needless_borrow)]
            #[allow(clippy::needless_borrows_for_generic_args)]
            struct_ser.serialize_field("waitingForRetry", ToString::to_string(&self.waiting_for_retry).as_str())?;
        }
        if self.parked != 0 {
            #[allow(clippy::needless_borrow)]
            #[allow(clippy::needless_borrows_for_generic_args)]
            struct_ser.serialize_field("parked", ToString::to_string(&self.parked).as_str())?;
        }
        if !self.consumers.is_empty() {
            struct_ser.serialize_field("consumers", &self.consumers)?;
        }
        if !self.counts.is_empty() {
            let v: std::collections::HashMap<_, _> = self.counts.iter()
                .map(|(k, v)| (k, v.to_string())).collect();
            struct_ser.serialize_field("counts", &v)?;
        }
        if let Some(v) = self.business_time.as_ref() {
            struct_ser.serialize_field("businessTime", v)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for ServiceStatus {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "service",
            "program_version",
            "programVersion",
            "ready",
            "findings",
            "outbox_messages",
            "outboxMessages",
            "outbox_bytes",
            "outboxBytes",
            "outbox_oldest_age",
            "outboxOldestAge",
            "waiting_for_retry",
            "waitingForRetry",
            "parked",
            "consumers",
            "counts",
            "business_time",
            "businessTime",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Service,
            ProgramVersion,
            Ready,
            Findings,
            OutboxMessages,
            OutboxBytes,
            OutboxOldestAge,
            WaitingForRetry,
            Parked,
            Consumers,
            Counts,
            BusinessTime,
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
                            "service" => Ok(GeneratedField::Service),
                            "programVersion" | "program_version" => Ok(GeneratedField::ProgramVersion),
                            "ready" => Ok(GeneratedField::Ready),
                            "findings" => Ok(GeneratedField::Findings),
                            "outboxMessages" | "outbox_messages" => Ok(GeneratedField::OutboxMessages),
                            "outboxBytes" | "outbox_bytes" => Ok(GeneratedField::OutboxBytes),
                            "outboxOldestAge" | "outbox_oldest_age" => Ok(GeneratedField::OutboxOldestAge),
                            "waitingForRetry" | "waiting_for_retry" => Ok(GeneratedField::WaitingForRetry),
                            "parked" => Ok(GeneratedField::Parked),
                            "consumers" => Ok(GeneratedField::Consumers),
                            "counts" => Ok(GeneratedField::Counts),
                            "businessTime" | "business_time" => Ok(GeneratedField::BusinessTime),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = ServiceStatus;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.types.v1.ServiceStatus")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<ServiceStatus, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut service__ = None;
                let mut program_version__ = None;
                let mut ready__ = None;
                let mut findings__ = None;
                let mut outbox_messages__ = None;
                let mut outbox_bytes__ = None;
                let mut outbox_oldest_age__ = None;
                let mut waiting_for_retry__ = None;
                let mut parked__ = None;
                let mut consumers__ = None;
                let mut counts__ = None;
                let mut business_time__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Service => {
                            if service__.is_some() {
                                return Err(serde::de::Error::duplicate_field("service"));
                            }
                            service__ = Some(map_.next_value()?);
                        }
                        GeneratedField::ProgramVersion => {
                            if program_version__.is_some() {
                                return Err(serde::de::Error::duplicate_field("programVersion"));
                            }
                            program_version__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Ready => {
                            if ready__.is_some() {
                                return Err(serde::de::Error::duplicate_field("ready"));
                            }
                            ready__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Findings => {
                            if findings__.is_some() {
                                return Err(serde::de::Error::duplicate_field("findings"));
                            }
                            findings__ = Some(map_.next_value()?);
                        }
                        GeneratedField::OutboxMessages => {
                            if outbox_messages__.is_some() {
                                return Err(serde::de::Error::duplicate_field("outboxMessages"));
                            }
                            outbox_messages__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                        GeneratedField::OutboxBytes => {
                            if outbox_bytes__.is_some() {
                                return Err(serde::de::Error::duplicate_field("outboxBytes"));
                            }
                            outbox_bytes__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                        GeneratedField::OutboxOldestAge => {
                            if outbox_oldest_age__.is_some() {
                                return Err(serde::de::Error::duplicate_field("outboxOldestAge"));
                            }
                            outbox_oldest_age__ = map_.next_value()?;
                        }
                        GeneratedField::WaitingForRetry => {
                            if waiting_for_retry__.is_some() {
                                return Err(serde::de::Error::duplicate_field("waitingForRetry"));
                            }
                            waiting_for_retry__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                        GeneratedField::Parked => {
                            if parked__.is_some() {
                                return Err(serde::de::Error::duplicate_field("parked"));
                            }
                            parked__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                        GeneratedField::Consumers => {
                            if consumers__.is_some() {
                                return Err(serde::de::Error::duplicate_field("consumers"));
                            }
                            consumers__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Counts => {
                            if counts__.is_some() {
                                return Err(serde::de::Error::duplicate_field("counts"));
                            }
                            counts__ = Some(
                                map_.next_value::<std::collections::BTreeMap<_, ::pbjson::private::NumberDeserialize<u64>>>()?
                                    .into_iter().map(|(k,v)| (k, v.0)).collect()
                            );
                        }
                        GeneratedField::BusinessTime => {
                            if business_time__.is_some() {
                                return Err(serde::de::Error::duplicate_field("businessTime"));
                            }
                            business_time__ = map_.next_value()?;
                        }
                    }
                }
                Ok(ServiceStatus {
                    service: service__.unwrap_or_default(),
                    program_version: program_version__.unwrap_or_default(),
                    ready: ready__.unwrap_or_default(),
                    findings: findings__.unwrap_or_default(),
                    outbox_messages: outbox_messages__.unwrap_or_default(),
                    outbox_bytes: outbox_bytes__.unwrap_or_default(),
                    outbox_oldest_age: outbox_oldest_age__,
                    waiting_for_retry: waiting_for_retry__.unwrap_or_default(),
                    parked: parked__.unwrap_or_default(),
                    consumers: consumers__.unwrap_or_default(),
                    counts: counts__.unwrap_or_default(),
                    business_time: business_time__,
                })
            }
        }
        deserializer.deserialize_struct("recontact.types.v1.ServiceStatus", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for Severity {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        let variant = match self {
            Self::Unspecified => "SEVERITY_UNSPECIFIED",
            Self::Low => "SEVERITY_LOW",
            Self::Medium => "SEVERITY_MEDIUM",
            Self::High => "SEVERITY_HIGH",
            Self::Critical => "SEVERITY_CRITICAL",
        };
        serializer.serialize_str(variant)
    }
}
impl<'de> serde::Deserialize<'de> for Severity {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "SEVERITY_UNSPECIFIED",
            "SEVERITY_LOW",
            "SEVERITY_MEDIUM",
            "SEVERITY_HIGH",
            "SEVERITY_CRITICAL",
        ];

        struct GeneratedVisitor;

        impl serde::de::Visitor<'_> for GeneratedVisitor {
            type Value = Severity;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(formatter, "expected one of: {:?}", &FIELDS)
            }

            fn visit_i64<E>(self, v: i64) -> std::result::Result<Self::Value, E>
            where
                E: serde::de::Error,
            {
                i32::try_from(v)
                    .ok()
                    .and_then(|x| x.try_into().ok())
                    .ok_or_else(|| {
                        serde::de::Error::invalid_value(serde::de::Unexpected::Signed(v), &self)
                    })
            }

            fn visit_u64<E>(self, v: u64) -> std::result::Result<Self::Value, E>
            where
                E: serde::de::Error,
            {
                i32::try_from(v)
                    .ok()
                    .and_then(|x| x.try_into().ok())
                    .ok_or_else(|| {
                        serde::de::Error::invalid_value(serde::de::Unexpected::Unsigned(v), &self)
                    })
            }

            fn visit_str<E>(self, value: &str) -> std::result::Result<Self::Value, E>
            where
                E: serde::de::Error,
            {
                match value {
                    "SEVERITY_UNSPECIFIED" => Ok(Severity::Unspecified),
                    "SEVERITY_LOW" => Ok(Severity::Low),
                    "SEVERITY_MEDIUM" => Ok(Severity::Medium),
                    "SEVERITY_HIGH" => Ok(Severity::High),
                    "SEVERITY_CRITICAL" => Ok(Severity::Critical),
                    _ => Err(serde::de::Error::unknown_variant(value, FIELDS)),
                }
            }
        }
        deserializer.deserialize_any(GeneratedVisitor)
    }
}
impl serde::Serialize for SignalKind {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        let variant = match self {
            Self::Unspecified => "SIGNAL_KIND_UNSPECIFIED",
            Self::Survey => "SIGNAL_KIND_SURVEY",
            Self::Review => "SIGNAL_KIND_REVIEW",
            Self::SocialPost => "SIGNAL_KIND_SOCIAL_POST",
            Self::Complaint => "SIGNAL_KIND_COMPLAINT",
            Self::Interview => "SIGNAL_KIND_INTERVIEW",
            Self::WeakSignal => "SIGNAL_KIND_WEAK_SIGNAL",
        };
        serializer.serialize_str(variant)
    }
}
impl<'de> serde::Deserialize<'de> for SignalKind {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "SIGNAL_KIND_UNSPECIFIED",
            "SIGNAL_KIND_SURVEY",
            "SIGNAL_KIND_REVIEW",
            "SIGNAL_KIND_SOCIAL_POST",
            "SIGNAL_KIND_COMPLAINT",
            "SIGNAL_KIND_INTERVIEW",
            "SIGNAL_KIND_WEAK_SIGNAL",
        ];

        struct GeneratedVisitor;

        impl serde::de::Visitor<'_> for GeneratedVisitor {
            type Value = SignalKind;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(formatter, "expected one of: {:?}", &FIELDS)
            }

            fn visit_i64<E>(self, v: i64) -> std::result::Result<Self::Value, E>
            where
                E: serde::de::Error,
            {
                i32::try_from(v)
                    .ok()
                    .and_then(|x| x.try_into().ok())
                    .ok_or_else(|| {
                        serde::de::Error::invalid_value(serde::de::Unexpected::Signed(v), &self)
                    })
            }

            fn visit_u64<E>(self, v: u64) -> std::result::Result<Self::Value, E>
            where
                E: serde::de::Error,
            {
                i32::try_from(v)
                    .ok()
                    .and_then(|x| x.try_into().ok())
                    .ok_or_else(|| {
                        serde::de::Error::invalid_value(serde::de::Unexpected::Unsigned(v), &self)
                    })
            }

            fn visit_str<E>(self, value: &str) -> std::result::Result<Self::Value, E>
            where
                E: serde::de::Error,
            {
                match value {
                    "SIGNAL_KIND_UNSPECIFIED" => Ok(SignalKind::Unspecified),
                    "SIGNAL_KIND_SURVEY" => Ok(SignalKind::Survey),
                    "SIGNAL_KIND_REVIEW" => Ok(SignalKind::Review),
                    "SIGNAL_KIND_SOCIAL_POST" => Ok(SignalKind::SocialPost),
                    "SIGNAL_KIND_COMPLAINT" => Ok(SignalKind::Complaint),
                    "SIGNAL_KIND_INTERVIEW" => Ok(SignalKind::Interview),
                    "SIGNAL_KIND_WEAK_SIGNAL" => Ok(SignalKind::WeakSignal),
                    _ => Err(serde::de::Error::unknown_variant(value, FIELDS)),
                }
            }
        }
        deserializer.deserialize_any(GeneratedVisitor)
    }
}
impl serde::Serialize for SourceMapping {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if self.metadata.is_some() {
            len += 1;
        }
        if self.spec.is_some() {
            len += 1;
        }
        if self.version != 0 {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.types.v1.SourceMapping", len)?;
        if let Some(v) = self.metadata.as_ref() {
            struct_ser.serialize_field("metadata", v)?;
        }
        if let Some(v) = self.spec.as_ref() {
            struct_ser.serialize_field("spec", v)?;
        }
        if self.version != 0 {
            #[allow(clippy::needless_borrow)]
            #[allow(clippy::needless_borrows_for_generic_args)]
            struct_ser.serialize_field("version", ToString::to_string(&self.version).as_str())?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for SourceMapping {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "metadata",
            "spec",
            "version",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Metadata,
            Spec,
            Version,
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
                            "metadata" => Ok(GeneratedField::Metadata),
                            "spec" => Ok(GeneratedField::Spec),
                            "version" => Ok(GeneratedField::Version),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = SourceMapping;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.types.v1.SourceMapping")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<SourceMapping, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut metadata__ = None;
                let mut spec__ = None;
                let mut version__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Metadata => {
                            if metadata__.is_some() {
                                return Err(serde::de::Error::duplicate_field("metadata"));
                            }
                            metadata__ = map_.next_value()?;
                        }
                        GeneratedField::Spec => {
                            if spec__.is_some() {
                                return Err(serde::de::Error::duplicate_field("spec"));
                            }
                            spec__ = map_.next_value()?;
                        }
                        GeneratedField::Version => {
                            if version__.is_some() {
                                return Err(serde::de::Error::duplicate_field("version"));
                            }
                            version__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                    }
                }
                Ok(SourceMapping {
                    metadata: metadata__,
                    spec: spec__,
                    version: version__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.types.v1.SourceMapping", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for SourceMappingSpec {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if !self.source.is_empty() {
            len += 1;
        }
        if !self.external_id.is_empty() {
            len += 1;
        }
        if !self.unit.is_empty() {
            len += 1;
        }
        if self.score.is_some() {
            len += 1;
        }
        if !self.verbatim.is_empty() {
            len += 1;
        }
        if !self.answered_time.is_empty() {
            len += 1;
        }
        if !self.customer_reference.is_empty() {
            len += 1;
        }
        if !self.customer_name.is_empty() {
            len += 1;
        }
        if !self.customer_phone.is_empty() {
            len += 1;
        }
        if !self.customer_email.is_empty() {
            len += 1;
        }
        if !self.language.is_empty() {
            len += 1;
        }
        if !self.zone.is_empty() {
            len += 1;
        }
        if !self.contact_refused.is_empty() {
            len += 1;
        }
        if !self.kind.is_empty() {
            len += 1;
        }
        if !self.attributes.is_empty() {
            len += 1;
        }
        if !self.answered_time_format.is_empty() {
            len += 1;
        }
        if !self.answered_time_zone.is_empty() {
            len += 1;
        }
        if self.answered_time_required {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.types.v1.SourceMappingSpec", len)?;
        if !self.source.is_empty() {
            struct_ser.serialize_field("source", &self.source)?;
        }
        if !self.external_id.is_empty() {
            struct_ser.serialize_field("externalId", &self.external_id)?;
        }
        if !self.unit.is_empty() {
            struct_ser.serialize_field("unit", &self.unit)?;
        }
        if let Some(v) = self.score.as_ref() {
            struct_ser.serialize_field("score", v)?;
        }
        if !self.verbatim.is_empty() {
            struct_ser.serialize_field("verbatim", &self.verbatim)?;
        }
        if !self.answered_time.is_empty() {
            struct_ser.serialize_field("answeredTime", &self.answered_time)?;
        }
        if !self.customer_reference.is_empty() {
            struct_ser.serialize_field("customerReference", &self.customer_reference)?;
        }
        if !self.customer_name.is_empty() {
            struct_ser.serialize_field("customerName", &self.customer_name)?;
        }
        if !self.customer_phone.is_empty() {
            struct_ser.serialize_field("customerPhone", &self.customer_phone)?;
        }
        if !self.customer_email.is_empty() {
            struct_ser.serialize_field("customerEmail", &self.customer_email)?;
        }
        if !self.language.is_empty() {
            struct_ser.serialize_field("language", &self.language)?;
        }
        if !self.zone.is_empty() {
            struct_ser.serialize_field("zone", &self.zone)?;
        }
        if !self.contact_refused.is_empty() {
            struct_ser.serialize_field("contactRefused", &self.contact_refused)?;
        }
        if !self.kind.is_empty() {
            struct_ser.serialize_field("kind", &self.kind)?;
        }
        if !self.attributes.is_empty() {
            struct_ser.serialize_field("attributes", &self.attributes)?;
        }
        if !self.answered_time_format.is_empty() {
            struct_ser.serialize_field("answeredTimeFormat", &self.answered_time_format)?;
        }
        if !self.answered_time_zone.is_empty() {
            struct_ser.serialize_field("answeredTimeZone", &self.answered_time_zone)?;
        }
        if self.answered_time_required {
            struct_ser.serialize_field("answeredTimeRequired", &self.answered_time_required)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for SourceMappingSpec {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "source",
            "external_id",
            "externalId",
            "unit",
            "score",
            "verbatim",
            "answered_time",
            "answeredTime",
            "customer_reference",
            "customerReference",
            "customer_name",
            "customerName",
            "customer_phone",
            "customerPhone",
            "customer_email",
            "customerEmail",
            "language",
            "zone",
            "contact_refused",
            "contactRefused",
            "kind",
            "attributes",
            "answered_time_format",
            "answeredTimeFormat",
            "answered_time_zone",
            "answeredTimeZone",
            "answered_time_required",
            "answeredTimeRequired",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Source,
            ExternalId,
            Unit,
            Score,
            Verbatim,
            AnsweredTime,
            CustomerReference,
            CustomerName,
            CustomerPhone,
            CustomerEmail,
            Language,
            Zone,
            ContactRefused,
            Kind,
            Attributes,
            AnsweredTimeFormat,
            AnsweredTimeZone,
            AnsweredTimeRequired,
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
                            "source" => Ok(GeneratedField::Source),
                            "externalId" | "external_id" => Ok(GeneratedField::ExternalId),
                            "unit" => Ok(GeneratedField::Unit),
                            "score" => Ok(GeneratedField::Score),
                            "verbatim" => Ok(GeneratedField::Verbatim),
                            "answeredTime" | "answered_time" => Ok(GeneratedField::AnsweredTime),
                            "customerReference" | "customer_reference" => Ok(GeneratedField::CustomerReference),
                            "customerName" | "customer_name" => Ok(GeneratedField::CustomerName),
                            "customerPhone" | "customer_phone" => Ok(GeneratedField::CustomerPhone),
                            "customerEmail" | "customer_email" => Ok(GeneratedField::CustomerEmail),
                            "language" => Ok(GeneratedField::Language),
                            "zone" => Ok(GeneratedField::Zone),
                            "contactRefused" | "contact_refused" => Ok(GeneratedField::ContactRefused),
                            "kind" => Ok(GeneratedField::Kind),
                            "attributes" => Ok(GeneratedField::Attributes),
                            "answeredTimeFormat" | "answered_time_format" => Ok(GeneratedField::AnsweredTimeFormat),
                            "answeredTimeZone" | "answered_time_zone" => Ok(GeneratedField::AnsweredTimeZone),
                            "answeredTimeRequired" | "answered_time_required" => Ok(GeneratedField::AnsweredTimeRequired),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = SourceMappingSpec;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.types.v1.SourceMappingSpec")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<SourceMappingSpec, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut source__ = None;
                let mut external_id__ = None;
                let mut unit__ = None;
                let mut score__ = None;
                let mut verbatim__ = None;
                let mut answered_time__ = None;
                let mut customer_reference__ = None;
                let mut customer_name__ = None;
                let mut customer_phone__ = None;
                let mut customer_email__ = None;
                let mut language__ = None;
                let mut zone__ = None;
                let mut contact_refused__ = None;
                let mut kind__ = None;
                let mut attributes__ = None;
                let mut answered_time_format__ = None;
                let mut answered_time_zone__ = None;
                let mut answered_time_required__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Source => {
                            if source__.is_some() {
                                return Err(serde::de::Error::duplicate_field("source"));
                            }
                            source__ = Some(map_.next_value()?);
                        }
                        GeneratedField::ExternalId => {
                            if external_id__.is_some() {
                                return Err(serde::de::Error::duplicate_field("externalId"));
                            }
                            external_id__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Unit => {
                            if unit__.is_some() {
                                return Err(serde::de::Error::duplicate_field("unit"));
                            }
                            unit__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Score => {
                            if score__.is_some() {
                                return Err(serde::de::Error::duplicate_field("score"));
                            }
                            score__ = map_.next_value()?;
                        }
                        GeneratedField::Verbatim => {
                            if verbatim__.is_some() {
                                return Err(serde::de::Error::duplicate_field("verbatim"));
                            }
                            verbatim__ = Some(map_.next_value()?);
                        }
                        GeneratedField::AnsweredTime => {
                            if answered_time__.is_some() {
                                return Err(serde::de::Error::duplicate_field("answeredTime"));
                            }
                            answered_time__ = Some(map_.next_value()?);
                        }
                        GeneratedField::CustomerReference => {
                            if customer_reference__.is_some() {
                                return Err(serde::de::Error::duplicate_field("customerReference"));
                            }
                            customer_reference__ = Some(map_.next_value()?);
                        }
                        GeneratedField::CustomerName => {
                            if customer_name__.is_some() {
                                return Err(serde::de::Error::duplicate_field("customerName"));
                            }
                            customer_name__ = Some(map_.next_value()?);
                        }
                        GeneratedField::CustomerPhone => {
                            if customer_phone__.is_some() {
                                return Err(serde::de::Error::duplicate_field("customerPhone"));
                            }
                            customer_phone__ = Some(map_.next_value()?);
                        }
                        GeneratedField::CustomerEmail => {
                            if customer_email__.is_some() {
                                return Err(serde::de::Error::duplicate_field("customerEmail"));
                            }
                            customer_email__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Language => {
                            if language__.is_some() {
                                return Err(serde::de::Error::duplicate_field("language"));
                            }
                            language__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Zone => {
                            if zone__.is_some() {
                                return Err(serde::de::Error::duplicate_field("zone"));
                            }
                            zone__ = Some(map_.next_value()?);
                        }
                        GeneratedField::ContactRefused => {
                            if contact_refused__.is_some() {
                                return Err(serde::de::Error::duplicate_field("contactRefused"));
                            }
                            contact_refused__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Kind => {
                            if kind__.is_some() {
                                return Err(serde::de::Error::duplicate_field("kind"));
                            }
                            kind__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Attributes => {
                            if attributes__.is_some() {
                                return Err(serde::de::Error::duplicate_field("attributes"));
                            }
                            attributes__ = Some(
                                map_.next_value::<std::collections::BTreeMap<_, _>>()?
                            );
                        }
                        GeneratedField::AnsweredTimeFormat => {
                            if answered_time_format__.is_some() {
                                return Err(serde::de::Error::duplicate_field("answeredTimeFormat"));
                            }
                            answered_time_format__ = Some(map_.next_value()?);
                        }
                        GeneratedField::AnsweredTimeZone => {
                            if answered_time_zone__.is_some() {
                                return Err(serde::de::Error::duplicate_field("answeredTimeZone"));
                            }
                            answered_time_zone__ = Some(map_.next_value()?);
                        }
                        GeneratedField::AnsweredTimeRequired => {
                            if answered_time_required__.is_some() {
                                return Err(serde::de::Error::duplicate_field("answeredTimeRequired"));
                            }
                            answered_time_required__ = Some(map_.next_value()?);
                        }
                    }
                }
                Ok(SourceMappingSpec {
                    source: source__.unwrap_or_default(),
                    external_id: external_id__.unwrap_or_default(),
                    unit: unit__.unwrap_or_default(),
                    score: score__,
                    verbatim: verbatim__.unwrap_or_default(),
                    answered_time: answered_time__.unwrap_or_default(),
                    customer_reference: customer_reference__.unwrap_or_default(),
                    customer_name: customer_name__.unwrap_or_default(),
                    customer_phone: customer_phone__.unwrap_or_default(),
                    customer_email: customer_email__.unwrap_or_default(),
                    language: language__.unwrap_or_default(),
                    zone: zone__.unwrap_or_default(),
                    contact_refused: contact_refused__.unwrap_or_default(),
                    kind: kind__.unwrap_or_default(),
                    attributes: attributes__.unwrap_or_default(),
                    answered_time_format: answered_time_format__.unwrap_or_default(),
                    answered_time_zone: answered_time_zone__.unwrap_or_default(),
                    answered_time_required: answered_time_required__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.types.v1.SourceMappingSpec", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for SpecialDay {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if !self.date.is_empty() {
            len += 1;
        }
        if !self.name.is_empty() {
            len += 1;
        }
        if !self.hours.is_empty() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.types.v1.SpecialDay", len)?;
        if !self.date.is_empty() {
            struct_ser.serialize_field("date", &self.date)?;
        }
        if !self.name.is_empty() {
            struct_ser.serialize_field("name", &self.name)?;
        }
        if !self.hours.is_empty() {
            struct_ser.serialize_field("hours", &self.hours)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for SpecialDay {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "date",
            "name",
            "hours",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Date,
            Name,
            Hours,
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
                            "date" => Ok(GeneratedField::Date),
                            "name" => Ok(GeneratedField::Name),
                            "hours" => Ok(GeneratedField::Hours),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = SpecialDay;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.types.v1.SpecialDay")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<SpecialDay, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut date__ = None;
                let mut name__ = None;
                let mut hours__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Date => {
                            if date__.is_some() {
                                return Err(serde::de::Error::duplicate_field("date"));
                            }
                            date__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Name => {
                            if name__.is_some() {
                                return Err(serde::de::Error::duplicate_field("name"));
                            }
                            name__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Hours => {
                            if hours__.is_some() {
                                return Err(serde::de::Error::duplicate_field("hours"));
                            }
                            hours__ = Some(map_.next_value()?);
                        }
                    }
                }
                Ok(SpecialDay {
                    date: date__.unwrap_or_default(),
                    name: name__.unwrap_or_default(),
                    hours: hours__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.types.v1.SpecialDay", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for StepAction {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        let variant = match self {
            Self::Unspecified => "STEP_ACTION_UNSPECIFIED",
            Self::Remind => "STEP_ACTION_REMIND",
            Self::Inform => "STEP_ACTION_INFORM",
            Self::Move => "STEP_ACTION_MOVE",
            Self::Tell => "STEP_ACTION_TELL",
            Self::Overdue => "STEP_ACTION_OVERDUE",
            Self::Close => "STEP_ACTION_CLOSE",
        };
        serializer.serialize_str(variant)
    }
}
impl<'de> serde::Deserialize<'de> for StepAction {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "STEP_ACTION_UNSPECIFIED",
            "STEP_ACTION_REMIND",
            "STEP_ACTION_INFORM",
            "STEP_ACTION_MOVE",
            "STEP_ACTION_TELL",
            "STEP_ACTION_OVERDUE",
            "STEP_ACTION_CLOSE",
        ];

        struct GeneratedVisitor;

        impl serde::de::Visitor<'_> for GeneratedVisitor {
            type Value = StepAction;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(formatter, "expected one of: {:?}", &FIELDS)
            }

            fn visit_i64<E>(self, v: i64) -> std::result::Result<Self::Value, E>
            where
                E: serde::de::Error,
            {
                i32::try_from(v)
                    .ok()
                    .and_then(|x| x.try_into().ok())
                    .ok_or_else(|| {
                        serde::de::Error::invalid_value(serde::de::Unexpected::Signed(v), &self)
                    })
            }

            fn visit_u64<E>(self, v: u64) -> std::result::Result<Self::Value, E>
            where
                E: serde::de::Error,
            {
                i32::try_from(v)
                    .ok()
                    .and_then(|x| x.try_into().ok())
                    .ok_or_else(|| {
                        serde::de::Error::invalid_value(serde::de::Unexpected::Unsigned(v), &self)
                    })
            }

            fn visit_str<E>(self, value: &str) -> std::result::Result<Self::Value, E>
            where
                E: serde::de::Error,
            {
                match value {
                    "STEP_ACTION_UNSPECIFIED" => Ok(StepAction::Unspecified),
                    "STEP_ACTION_REMIND" => Ok(StepAction::Remind),
                    "STEP_ACTION_INFORM" => Ok(StepAction::Inform),
                    "STEP_ACTION_MOVE" => Ok(StepAction::Move),
                    "STEP_ACTION_TELL" => Ok(StepAction::Tell),
                    "STEP_ACTION_OVERDUE" => Ok(StepAction::Overdue),
                    "STEP_ACTION_CLOSE" => Ok(StepAction::Close),
                    _ => Err(serde::de::Error::unknown_variant(value, FIELDS)),
                }
            }
        }
        deserializer.deserialize_any(GeneratedVisitor)
    }
}
impl serde::Serialize for StepCondition {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        let variant = match self {
            Self::Unspecified => "STEP_CONDITION_UNSPECIFIED",
            Self::NotAccepted => "STEP_CONDITION_NOT_ACCEPTED",
            Self::NoAttempt => "STEP_CONDITION_NO_ATTEMPT",
            Self::NotReached => "STEP_CONDITION_NOT_REACHED",
            Self::NotResolved => "STEP_CONDITION_NOT_RESOLVED",
            Self::Resolved => "STEP_CONDITION_RESOLVED",
            Self::DeadlineUnmet => "STEP_CONDITION_DEADLINE_UNMET",
        };
        serializer.serialize_str(variant)
    }
}
impl<'de> serde::Deserialize<'de> for StepCondition {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "STEP_CONDITION_UNSPECIFIED",
            "STEP_CONDITION_NOT_ACCEPTED",
            "STEP_CONDITION_NO_ATTEMPT",
            "STEP_CONDITION_NOT_REACHED",
            "STEP_CONDITION_NOT_RESOLVED",
            "STEP_CONDITION_RESOLVED",
            "STEP_CONDITION_DEADLINE_UNMET",
        ];

        struct GeneratedVisitor;

        impl serde::de::Visitor<'_> for GeneratedVisitor {
            type Value = StepCondition;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(formatter, "expected one of: {:?}", &FIELDS)
            }

            fn visit_i64<E>(self, v: i64) -> std::result::Result<Self::Value, E>
            where
                E: serde::de::Error,
            {
                i32::try_from(v)
                    .ok()
                    .and_then(|x| x.try_into().ok())
                    .ok_or_else(|| {
                        serde::de::Error::invalid_value(serde::de::Unexpected::Signed(v), &self)
                    })
            }

            fn visit_u64<E>(self, v: u64) -> std::result::Result<Self::Value, E>
            where
                E: serde::de::Error,
            {
                i32::try_from(v)
                    .ok()
                    .and_then(|x| x.try_into().ok())
                    .ok_or_else(|| {
                        serde::de::Error::invalid_value(serde::de::Unexpected::Unsigned(v), &self)
                    })
            }

            fn visit_str<E>(self, value: &str) -> std::result::Result<Self::Value, E>
            where
                E: serde::de::Error,
            {
                match value {
                    "STEP_CONDITION_UNSPECIFIED" => Ok(StepCondition::Unspecified),
                    "STEP_CONDITION_NOT_ACCEPTED" => Ok(StepCondition::NotAccepted),
                    "STEP_CONDITION_NO_ATTEMPT" => Ok(StepCondition::NoAttempt),
                    "STEP_CONDITION_NOT_REACHED" => Ok(StepCondition::NotReached),
                    "STEP_CONDITION_NOT_RESOLVED" => Ok(StepCondition::NotResolved),
                    "STEP_CONDITION_RESOLVED" => Ok(StepCondition::Resolved),
                    "STEP_CONDITION_DEADLINE_UNMET" => Ok(StepCondition::DeadlineUnmet),
                    _ => Err(serde::de::Error::unknown_variant(value, FIELDS)),
                }
            }
        }
        deserializer.deserialize_any(GeneratedVisitor)
    }
}
impl serde::Serialize for StepDelay {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if !self.duty.is_empty() {
            len += 1;
        }
        if !self.customer.is_empty() {
            len += 1;
        }
        if self.time_box_percent != 0 {
            len += 1;
        }
        if !self.from.is_empty() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.types.v1.StepDelay", len)?;
        if !self.duty.is_empty() {
            struct_ser.serialize_field("duty", &self.duty)?;
        }
        if !self.customer.is_empty() {
            struct_ser.serialize_field("customer", &self.customer)?;
        }
        if self.time_box_percent != 0 {
            struct_ser.serialize_field("timeBoxPercent", &self.time_box_percent)?;
        }
        if !self.from.is_empty() {
            struct_ser.serialize_field("from", &self.from)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for StepDelay {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "duty",
            "customer",
            "time_box_percent",
            "timeBoxPercent",
            "from",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Duty,
            Customer,
            TimeBoxPercent,
            From,
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
                            "duty" => Ok(GeneratedField::Duty),
                            "customer" => Ok(GeneratedField::Customer),
                            "timeBoxPercent" | "time_box_percent" => Ok(GeneratedField::TimeBoxPercent),
                            "from" => Ok(GeneratedField::From),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = StepDelay;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.types.v1.StepDelay")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<StepDelay, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut duty__ = None;
                let mut customer__ = None;
                let mut time_box_percent__ = None;
                let mut from__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Duty => {
                            if duty__.is_some() {
                                return Err(serde::de::Error::duplicate_field("duty"));
                            }
                            duty__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Customer => {
                            if customer__.is_some() {
                                return Err(serde::de::Error::duplicate_field("customer"));
                            }
                            customer__ = Some(map_.next_value()?);
                        }
                        GeneratedField::TimeBoxPercent => {
                            if time_box_percent__.is_some() {
                                return Err(serde::de::Error::duplicate_field("timeBoxPercent"));
                            }
                            time_box_percent__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                        GeneratedField::From => {
                            if from__.is_some() {
                                return Err(serde::de::Error::duplicate_field("from"));
                            }
                            from__ = Some(map_.next_value()?);
                        }
                    }
                }
                Ok(StepDelay {
                    duty: duty__.unwrap_or_default(),
                    customer: customer__.unwrap_or_default(),
                    time_box_percent: time_box_percent__.unwrap_or_default(),
                    from: from__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.types.v1.StepDelay", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for StepRepeat {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if !self.every_duty.is_empty() {
            len += 1;
        }
        if !self.every_customer.is_empty() {
            len += 1;
        }
        if self.times != 0 {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.types.v1.StepRepeat", len)?;
        if !self.every_duty.is_empty() {
            struct_ser.serialize_field("everyDuty", &self.every_duty)?;
        }
        if !self.every_customer.is_empty() {
            struct_ser.serialize_field("everyCustomer", &self.every_customer)?;
        }
        if self.times != 0 {
            struct_ser.serialize_field("times", &self.times)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for StepRepeat {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "every_duty",
            "everyDuty",
            "every_customer",
            "everyCustomer",
            "times",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            EveryDuty,
            EveryCustomer,
            Times,
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
                            "everyDuty" | "every_duty" => Ok(GeneratedField::EveryDuty),
                            "everyCustomer" | "every_customer" => Ok(GeneratedField::EveryCustomer),
                            "times" => Ok(GeneratedField::Times),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = StepRepeat;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.types.v1.StepRepeat")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<StepRepeat, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut every_duty__ = None;
                let mut every_customer__ = None;
                let mut times__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::EveryDuty => {
                            if every_duty__.is_some() {
                                return Err(serde::de::Error::duplicate_field("everyDuty"));
                            }
                            every_duty__ = Some(map_.next_value()?);
                        }
                        GeneratedField::EveryCustomer => {
                            if every_customer__.is_some() {
                                return Err(serde::de::Error::duplicate_field("everyCustomer"));
                            }
                            every_customer__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Times => {
                            if times__.is_some() {
                                return Err(serde::de::Error::duplicate_field("times"));
                            }
                            times__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                    }
                }
                Ok(StepRepeat {
                    every_duty: every_duty__.unwrap_or_default(),
                    every_customer: every_customer__.unwrap_or_default(),
                    times: times__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.types.v1.StepRepeat", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for StepTarget {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if self.target.is_some() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.types.v1.StepTarget", len)?;
        if let Some(v) = self.target.as_ref() {
            match v {
                step_target::Target::Owner(v) => {
                    struct_ser.serialize_field("owner", v)?;
                }
                step_target::Target::LevelsUp(v) => {
                    struct_ser.serialize_field("levelsUp", v)?;
                }
                step_target::Target::Role(v) => {
                    struct_ser.serialize_field("role", v)?;
                }
            }
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for StepTarget {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "owner",
            "levels_up",
            "levelsUp",
            "role",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Owner,
            LevelsUp,
            Role,
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
                            "owner" => Ok(GeneratedField::Owner),
                            "levelsUp" | "levels_up" => Ok(GeneratedField::LevelsUp),
                            "role" => Ok(GeneratedField::Role),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = StepTarget;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.types.v1.StepTarget")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<StepTarget, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut target__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Owner => {
                            if target__.is_some() {
                                return Err(serde::de::Error::duplicate_field("owner"));
                            }
                            target__ = map_.next_value::<::std::option::Option<_>>()?.map(step_target::Target::Owner)
;
                        }
                        GeneratedField::LevelsUp => {
                            if target__.is_some() {
                                return Err(serde::de::Error::duplicate_field("levelsUp"));
                            }
                            target__ = map_.next_value::<::std::option::Option<::pbjson::private::NumberDeserialize<_>>>()?.map(|x| step_target::Target::LevelsUp(x.0));
                        }
                        GeneratedField::Role => {
                            if target__.is_some() {
                                return Err(serde::de::Error::duplicate_field("role"));
                            }
                            target__ = map_.next_value::<::std::option::Option<_>>()?.map(step_target::Target::Role);
                        }
                    }
                }
                Ok(StepTarget {
                    target: target__,
                })
            }
        }
        deserializer.deserialize_struct("recontact.types.v1.StepTarget", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for step_target::Owner {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let len = 0;
        let struct_ser = serializer.serialize_struct("recontact.types.v1.StepTarget.Owner", len)?;
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for step_target::Owner {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
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
                            Err(serde::de::Error::unknown_field(value, FIELDS))
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = step_target::Owner;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.types.v1.StepTarget.Owner")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<step_target::Owner, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                while map_.next_key::<GeneratedField>()?.is_some() {
                    let _ = map_.next_value::<serde::de::IgnoredAny>()?;
                }
                Ok(step_target::Owner {
                })
            }
        }
        deserializer.deserialize_struct("recontact.types.v1.StepTarget.Owner", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for Task {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if !self.task_id.is_empty() {
            len += 1;
        }
        if self.version != 0 {
            len += 1;
        }
        if self.work_version != 0 {
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
        if !self.customer_id.is_empty() {
            len += 1;
        }
        if !self.source.is_empty() {
            len += 1;
        }
        if !self.unit.is_empty() {
            len += 1;
        }
        if !self.resolved_unit.is_empty() {
            len += 1;
        }
        if self.severity != 0 {
            len += 1;
        }
        if self.kind != 0 {
            len += 1;
        }
        if self.channel != 0 {
            len += 1;
        }
        if self.state != 0 {
            len += 1;
        }
        if !self.owner.is_empty() {
            len += 1;
        }
        if self.owner_source != 0 {
            len += 1;
        }
        if self.owner_since_time.is_some() {
            len += 1;
        }
        if !self.deadlines.is_empty() {
            len += 1;
        }
        if !self.escalation_policy.is_empty() {
            len += 1;
        }
        if !self.calendar.is_empty() {
            len += 1;
        }
        if self.calendar_version != 0 {
            len += 1;
        }
        if self.assigned_time.is_some() {
            len += 1;
        }
        if self.accepted_time.is_some() {
            len += 1;
        }
        if self.attempts != 0 {
            len += 1;
        }
        if self.last_attempt_time.is_some() {
            len += 1;
        }
        if self.reached_time.is_some() {
            len += 1;
        }
        if self.resolved_time.is_some() {
            len += 1;
        }
        if self.ended_time.is_some() {
            len += 1;
        }
        if self.escalations != 0 {
            len += 1;
        }
        if self.reminders != 0 {
            len += 1;
        }
        if self.attachments != 0 {
            len += 1;
        }
        if self.reopenings != 0 {
            len += 1;
        }
        if self.time_to_contact.is_some() {
            len += 1;
        }
        if self.response_accepted_time.is_some() {
            len += 1;
        }
        if self.score.is_some() {
            len += 1;
        }
        if self.reachability.is_some() {
            len += 1;
        }
        if self.test {
            len += 1;
        }
        if self.reached_channel != 0 {
            len += 1;
        }
        if self.snoozed_until_time.is_some() {
            len += 1;
        }
        if self.snoozes != 0 {
            len += 1;
        }
        if self.snoozes_allowed != 0 {
            len += 1;
        }
        if self.dismissal_reason != 0 {
            len += 1;
        }
        if self.round_attempts != 0 {
            len += 1;
        }
        if self.time_to_resolve.is_some() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.types.v1.Task", len)?;
        if !self.task_id.is_empty() {
            struct_ser.serialize_field("taskId", &self.task_id)?;
        }
        if self.version != 0 {
            #[allow(clippy::needless_borrow)]
            #[allow(clippy::needless_borrows_for_generic_args)]
            struct_ser.serialize_field("version", ToString::to_string(&self.version).as_str())?;
        }
        if self.work_version != 0 {
            #[allow(clippy::needless_borrow)]
            #[allow(clippy::needless_borrows_for_generic_args)]
            struct_ser.serialize_field("workVersion", ToString::to_string(&self.work_version).as_str())?;
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
        if !self.customer_id.is_empty() {
            struct_ser.serialize_field("customerId", &self.customer_id)?;
        }
        if !self.source.is_empty() {
            struct_ser.serialize_field("source", &self.source)?;
        }
        if !self.unit.is_empty() {
            struct_ser.serialize_field("unit", &self.unit)?;
        }
        if !self.resolved_unit.is_empty() {
            struct_ser.serialize_field("resolvedUnit", &self.resolved_unit)?;
        }
        if self.severity != 0 {
            let v = Severity::try_from(self.severity)
                .map_err(|_| serde::ser::Error::custom(format!("Invalid variant {}", self.severity)))?;
            struct_ser.serialize_field("severity", &v)?;
        }
        if self.kind != 0 {
            let v = TaskKind::try_from(self.kind)
                .map_err(|_| serde::ser::Error::custom(format!("Invalid variant {}", self.kind)))?;
            struct_ser.serialize_field("kind", &v)?;
        }
        if self.channel != 0 {
            let v = Channel::try_from(self.channel)
                .map_err(|_| serde::ser::Error::custom(format!("Invalid variant {}", self.channel)))?;
            struct_ser.serialize_field("channel", &v)?;
        }
        if self.state != 0 {
            let v = TaskState::try_from(self.state)
                .map_err(|_| serde::ser::Error::custom(format!("Invalid variant {}", self.state)))?;
            struct_ser.serialize_field("state", &v)?;
        }
        if !self.owner.is_empty() {
            struct_ser.serialize_field("owner", &self.owner)?;
        }
        if self.owner_source != 0 {
            let v = OwnerSource::try_from(self.owner_source)
                .map_err(|_| serde::ser::Error::custom(format!("Invalid variant {}", self.owner_source)))?;
            struct_ser.serialize_field("ownerSource", &v)?;
        }
        if let Some(v) = self.owner_since_time.as_ref() {
            struct_ser.serialize_field("ownerSinceTime", v)?;
        }
        if !self.deadlines.is_empty() {
            struct_ser.serialize_field("deadlines", &self.deadlines)?;
        }
        if !self.escalation_policy.is_empty() {
            struct_ser.serialize_field("escalationPolicy", &self.escalation_policy)?;
        }
        if !self.calendar.is_empty() {
            struct_ser.serialize_field("calendar", &self.calendar)?;
        }
        if self.calendar_version != 0 {
            #[allow(clippy::needless_borrow)]
            #[allow(clippy::needless_borrows_for_generic_args)]
            struct_ser.serialize_field("calendarVersion", ToString::to_string(&self.calendar_version).as_str())?;
        }
        if let Some(v) = self.assigned_time.as_ref() {
            struct_ser.serialize_field("assignedTime", v)?;
        }
        if let Some(v) = self.accepted_time.as_ref() {
            struct_ser.serialize_field("acceptedTime", v)?;
        }
        if self.attempts != 0 {
            struct_ser.serialize_field("attempts", &self.attempts)?;
        }
        if let Some(v) = self.last_attempt_time.as_ref() {
            struct_ser.serialize_field("lastAttemptTime", v)?;
        }
        if let Some(v) = self.reached_time.as_ref() {
            struct_ser.serialize_field("reachedTime", v)?;
        }
        if let Some(v) = self.resolved_time.as_ref() {
            struct_ser.serialize_field("resolvedTime", v)?;
        }
        if let Some(v) = self.ended_time.as_ref() {
            struct_ser.serialize_field("endedTime", v)?;
        }
        if self.escalations != 0 {
            struct_ser.serialize_field("escalations", &self.escalations)?;
        }
        if self.reminders != 0 {
            struct_ser.serialize_field("reminders", &self.reminders)?;
        }
        if self.attachments != 0 {
            struct_ser.serialize_field("attachments", &self.attachments)?;
        }
        if self.reopenings != 0 {
            struct_ser.serialize_field("reopenings", &self.reopenings)?;
        }
        if let Some(v) = self.time_to_contact.as_ref() {
            struct_ser.serialize_field("timeToContact", v)?;
        }
        if let Some(v) = self.response_accepted_time.as_ref() {
            struct_ser.serialize_field("responseAcceptedTime", v)?;
        }
        if let Some(v) = self.score.as_ref() {
            struct_ser.serialize_field("score", v)?;
        }
        if let Some(v) = self.reachability.as_ref() {
            struct_ser.serialize_field("reachability", v)?;
        }
        if self.test {
            struct_ser.serialize_field("test", &self.test)?;
        }
        if self.reached_channel != 0 {
            let v = Channel::try_from(self.reached_channel)
                .map_err(|_| serde::ser::Error::custom(format!("Invalid variant {}", self.reached_channel)))?;
            struct_ser.serialize_field("reachedChannel", &v)?;
        }
        if let Some(v) = self.snoozed_until_time.as_ref() {
            struct_ser.serialize_field("snoozedUntilTime", v)?;
        }
        if self.snoozes != 0 {
            struct_ser.serialize_field("snoozes", &self.snoozes)?;
        }
        if self.snoozes_allowed != 0 {
            struct_ser.serialize_field("snoozesAllowed", &self.snoozes_allowed)?;
        }
        if self.dismissal_reason != 0 {
            let v = DismissalReason::try_from(self.dismissal_reason)
                .map_err(|_| serde::ser::Error::custom(format!("Invalid variant {}", self.dismissal_reason)))?;
            struct_ser.serialize_field("dismissalReason", &v)?;
        }
        if self.round_attempts != 0 {
            struct_ser.serialize_field("roundAttempts", &self.round_attempts)?;
        }
        if let Some(v) = self.time_to_resolve.as_ref() {
            struct_ser.serialize_field("timeToResolve", v)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for Task {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "task_id",
            "taskId",
            "version",
            "work_version",
            "workVersion",
            "case_id",
            "caseId",
            "alert_id",
            "alertId",
            "response_id",
            "responseId",
            "customer_id",
            "customerId",
            "source",
            "unit",
            "resolved_unit",
            "resolvedUnit",
            "severity",
            "kind",
            "channel",
            "state",
            "owner",
            "owner_source",
            "ownerSource",
            "owner_since_time",
            "ownerSinceTime",
            "deadlines",
            "escalation_policy",
            "escalationPolicy",
            "calendar",
            "calendar_version",
            "calendarVersion",
            "assigned_time",
            "assignedTime",
            "accepted_time",
            "acceptedTime",
            "attempts",
            "last_attempt_time",
            "lastAttemptTime",
            "reached_time",
            "reachedTime",
            "resolved_time",
            "resolvedTime",
            "ended_time",
            "endedTime",
            "escalations",
            "reminders",
            "attachments",
            "reopenings",
            "time_to_contact",
            "timeToContact",
            "response_accepted_time",
            "responseAcceptedTime",
            "score",
            "reachability",
            "test",
            "reached_channel",
            "reachedChannel",
            "snoozed_until_time",
            "snoozedUntilTime",
            "snoozes",
            "snoozes_allowed",
            "snoozesAllowed",
            "dismissal_reason",
            "dismissalReason",
            "round_attempts",
            "roundAttempts",
            "time_to_resolve",
            "timeToResolve",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            TaskId,
            Version,
            WorkVersion,
            CaseId,
            AlertId,
            ResponseId,
            CustomerId,
            Source,
            Unit,
            ResolvedUnit,
            Severity,
            Kind,
            Channel,
            State,
            Owner,
            OwnerSource,
            OwnerSinceTime,
            Deadlines,
            EscalationPolicy,
            Calendar,
            CalendarVersion,
            AssignedTime,
            AcceptedTime,
            Attempts,
            LastAttemptTime,
            ReachedTime,
            ResolvedTime,
            EndedTime,
            Escalations,
            Reminders,
            Attachments,
            Reopenings,
            TimeToContact,
            ResponseAcceptedTime,
            Score,
            Reachability,
            Test,
            ReachedChannel,
            SnoozedUntilTime,
            Snoozes,
            SnoozesAllowed,
            DismissalReason,
            RoundAttempts,
            TimeToResolve,
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
                            "taskId" | "task_id" => Ok(GeneratedField::TaskId),
                            "version" => Ok(GeneratedField::Version),
                            "workVersion" | "work_version" => Ok(GeneratedField::WorkVersion),
                            "caseId" | "case_id" => Ok(GeneratedField::CaseId),
                            "alertId" | "alert_id" => Ok(GeneratedField::AlertId),
                            "responseId" | "response_id" => Ok(GeneratedField::ResponseId),
                            "customerId" | "customer_id" => Ok(GeneratedField::CustomerId),
                            "source" => Ok(GeneratedField::Source),
                            "unit" => Ok(GeneratedField::Unit),
                            "resolvedUnit" | "resolved_unit" => Ok(GeneratedField::ResolvedUnit),
                            "severity" => Ok(GeneratedField::Severity),
                            "kind" => Ok(GeneratedField::Kind),
                            "channel" => Ok(GeneratedField::Channel),
                            "state" => Ok(GeneratedField::State),
                            "owner" => Ok(GeneratedField::Owner),
                            "ownerSource" | "owner_source" => Ok(GeneratedField::OwnerSource),
                            "ownerSinceTime" | "owner_since_time" => Ok(GeneratedField::OwnerSinceTime),
                            "deadlines" => Ok(GeneratedField::Deadlines),
                            "escalationPolicy" | "escalation_policy" => Ok(GeneratedField::EscalationPolicy),
                            "calendar" => Ok(GeneratedField::Calendar),
                            "calendarVersion" | "calendar_version" => Ok(GeneratedField::CalendarVersion),
                            "assignedTime" | "assigned_time" => Ok(GeneratedField::AssignedTime),
                            "acceptedTime" | "accepted_time" => Ok(GeneratedField::AcceptedTime),
                            "attempts" => Ok(GeneratedField::Attempts),
                            "lastAttemptTime" | "last_attempt_time" => Ok(GeneratedField::LastAttemptTime),
                            "reachedTime" | "reached_time" => Ok(GeneratedField::ReachedTime),
                            "resolvedTime" | "resolved_time" => Ok(GeneratedField::ResolvedTime),
                            "endedTime" | "ended_time" => Ok(GeneratedField::EndedTime),
                            "escalations" => Ok(GeneratedField::Escalations),
                            "reminders" => Ok(GeneratedField::Reminders),
                            "attachments" => Ok(GeneratedField::Attachments),
                            "reopenings" => Ok(GeneratedField::Reopenings),
                            "timeToContact" | "time_to_contact" => Ok(GeneratedField::TimeToContact),
                            "responseAcceptedTime" | "response_accepted_time" => Ok(GeneratedField::ResponseAcceptedTime),
                            "score" => Ok(GeneratedField::Score),
                            "reachability" => Ok(GeneratedField::Reachability),
                            "test" => Ok(GeneratedField::Test),
                            "reachedChannel" | "reached_channel" => Ok(GeneratedField::ReachedChannel),
                            "snoozedUntilTime" | "snoozed_until_time" => Ok(GeneratedField::SnoozedUntilTime),
                            "snoozes" => Ok(GeneratedField::Snoozes),
                            "snoozesAllowed" | "snoozes_allowed" => Ok(GeneratedField::SnoozesAllowed),
                            "dismissalReason" | "dismissal_reason" => Ok(GeneratedField::DismissalReason),
                            "roundAttempts" | "round_attempts" => Ok(GeneratedField::RoundAttempts),
                            "timeToResolve" | "time_to_resolve" => Ok(GeneratedField::TimeToResolve),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = Task;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.types.v1.Task")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<Task, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut task_id__ = None;
                let mut version__ = None;
                let mut work_version__ = None;
                let mut case_id__ = None;
                let mut alert_id__ = None;
                let mut response_id__ = None;
                let mut customer_id__ = None;
                let mut source__ = None;
                let mut unit__ = None;
                let mut resolved_unit__ = None;
                let mut severity__ = None;
                let mut kind__ = None;
                let mut channel__ = None;
                let mut state__ = None;
                let mut owner__ = None;
                let mut owner_source__ = None;
                let mut owner_since_time__ = None;
                let mut deadlines__ = None;
                let mut escalation_policy__ = None;
                let mut calendar__ = None;
                let mut calendar_version__ = None;
                let mut assigned_time__ = None;
                let mut accepted_time__ = None;
                let mut attempts__ = None;
                let mut last_attempt_time__ = None;
                let mut reached_time__ = None;
                let mut resolved_time__ = None;
                let mut ended_time__ = None;
                let mut escalations__ = None;
                let mut reminders__ = None;
                let mut attachments__ = None;
                let mut reopenings__ = None;
                let mut time_to_contact__ = None;
                let mut response_accepted_time__ = None;
                let mut score__ = None;
                let mut reachability__ = None;
                let mut test__ = None;
                let mut reached_channel__ = None;
                let mut snoozed_until_time__ = None;
                let mut snoozes__ = None;
                let mut snoozes_allowed__ = None;
                let mut dismissal_reason__ = None;
                let mut round_attempts__ = None;
                let mut time_to_resolve__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::TaskId => {
                            if task_id__.is_some() {
                                return Err(serde::de::Error::duplicate_field("taskId"));
                            }
                            task_id__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Version => {
                            if version__.is_some() {
                                return Err(serde::de::Error::duplicate_field("version"));
                            }
                            version__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                        GeneratedField::WorkVersion => {
                            if work_version__.is_some() {
                                return Err(serde::de::Error::duplicate_field("workVersion"));
                            }
                            work_version__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
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
                        GeneratedField::CustomerId => {
                            if customer_id__.is_some() {
                                return Err(serde::de::Error::duplicate_field("customerId"));
                            }
                            customer_id__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Source => {
                            if source__.is_some() {
                                return Err(serde::de::Error::duplicate_field("source"));
                            }
                            source__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Unit => {
                            if unit__.is_some() {
                                return Err(serde::de::Error::duplicate_field("unit"));
                            }
                            unit__ = Some(map_.next_value()?);
                        }
                        GeneratedField::ResolvedUnit => {
                            if resolved_unit__.is_some() {
                                return Err(serde::de::Error::duplicate_field("resolvedUnit"));
                            }
                            resolved_unit__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Severity => {
                            if severity__.is_some() {
                                return Err(serde::de::Error::duplicate_field("severity"));
                            }
                            severity__ = Some(map_.next_value::<Severity>()? as i32);
                        }
                        GeneratedField::Kind => {
                            if kind__.is_some() {
                                return Err(serde::de::Error::duplicate_field("kind"));
                            }
                            kind__ = Some(map_.next_value::<TaskKind>()? as i32);
                        }
                        GeneratedField::Channel => {
                            if channel__.is_some() {
                                return Err(serde::de::Error::duplicate_field("channel"));
                            }
                            channel__ = Some(map_.next_value::<Channel>()? as i32);
                        }
                        GeneratedField::State => {
                            if state__.is_some() {
                                return Err(serde::de::Error::duplicate_field("state"));
                            }
                            state__ = Some(map_.next_value::<TaskState>()? as i32);
                        }
                        GeneratedField::Owner => {
                            if owner__.is_some() {
                                return Err(serde::de::Error::duplicate_field("owner"));
                            }
                            owner__ = Some(map_.next_value()?);
                        }
                        GeneratedField::OwnerSource => {
                            if owner_source__.is_some() {
                                return Err(serde::de::Error::duplicate_field("ownerSource"));
                            }
                            owner_source__ = Some(map_.next_value::<OwnerSource>()? as i32);
                        }
                        GeneratedField::OwnerSinceTime => {
                            if owner_since_time__.is_some() {
                                return Err(serde::de::Error::duplicate_field("ownerSinceTime"));
                            }
                            owner_since_time__ = map_.next_value()?;
                        }
                        GeneratedField::Deadlines => {
                            if deadlines__.is_some() {
                                return Err(serde::de::Error::duplicate_field("deadlines"));
                            }
                            deadlines__ = Some(map_.next_value()?);
                        }
                        GeneratedField::EscalationPolicy => {
                            if escalation_policy__.is_some() {
                                return Err(serde::de::Error::duplicate_field("escalationPolicy"));
                            }
                            escalation_policy__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Calendar => {
                            if calendar__.is_some() {
                                return Err(serde::de::Error::duplicate_field("calendar"));
                            }
                            calendar__ = Some(map_.next_value()?);
                        }
                        GeneratedField::CalendarVersion => {
                            if calendar_version__.is_some() {
                                return Err(serde::de::Error::duplicate_field("calendarVersion"));
                            }
                            calendar_version__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                        GeneratedField::AssignedTime => {
                            if assigned_time__.is_some() {
                                return Err(serde::de::Error::duplicate_field("assignedTime"));
                            }
                            assigned_time__ = map_.next_value()?;
                        }
                        GeneratedField::AcceptedTime => {
                            if accepted_time__.is_some() {
                                return Err(serde::de::Error::duplicate_field("acceptedTime"));
                            }
                            accepted_time__ = map_.next_value()?;
                        }
                        GeneratedField::Attempts => {
                            if attempts__.is_some() {
                                return Err(serde::de::Error::duplicate_field("attempts"));
                            }
                            attempts__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                        GeneratedField::LastAttemptTime => {
                            if last_attempt_time__.is_some() {
                                return Err(serde::de::Error::duplicate_field("lastAttemptTime"));
                            }
                            last_attempt_time__ = map_.next_value()?;
                        }
                        GeneratedField::ReachedTime => {
                            if reached_time__.is_some() {
                                return Err(serde::de::Error::duplicate_field("reachedTime"));
                            }
                            reached_time__ = map_.next_value()?;
                        }
                        GeneratedField::ResolvedTime => {
                            if resolved_time__.is_some() {
                                return Err(serde::de::Error::duplicate_field("resolvedTime"));
                            }
                            resolved_time__ = map_.next_value()?;
                        }
                        GeneratedField::EndedTime => {
                            if ended_time__.is_some() {
                                return Err(serde::de::Error::duplicate_field("endedTime"));
                            }
                            ended_time__ = map_.next_value()?;
                        }
                        GeneratedField::Escalations => {
                            if escalations__.is_some() {
                                return Err(serde::de::Error::duplicate_field("escalations"));
                            }
                            escalations__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                        GeneratedField::Reminders => {
                            if reminders__.is_some() {
                                return Err(serde::de::Error::duplicate_field("reminders"));
                            }
                            reminders__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                        GeneratedField::Attachments => {
                            if attachments__.is_some() {
                                return Err(serde::de::Error::duplicate_field("attachments"));
                            }
                            attachments__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                        GeneratedField::Reopenings => {
                            if reopenings__.is_some() {
                                return Err(serde::de::Error::duplicate_field("reopenings"));
                            }
                            reopenings__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                        GeneratedField::TimeToContact => {
                            if time_to_contact__.is_some() {
                                return Err(serde::de::Error::duplicate_field("timeToContact"));
                            }
                            time_to_contact__ = map_.next_value()?;
                        }
                        GeneratedField::ResponseAcceptedTime => {
                            if response_accepted_time__.is_some() {
                                return Err(serde::de::Error::duplicate_field("responseAcceptedTime"));
                            }
                            response_accepted_time__ = map_.next_value()?;
                        }
                        GeneratedField::Score => {
                            if score__.is_some() {
                                return Err(serde::de::Error::duplicate_field("score"));
                            }
                            score__ = map_.next_value()?;
                        }
                        GeneratedField::Reachability => {
                            if reachability__.is_some() {
                                return Err(serde::de::Error::duplicate_field("reachability"));
                            }
                            reachability__ = map_.next_value()?;
                        }
                        GeneratedField::Test => {
                            if test__.is_some() {
                                return Err(serde::de::Error::duplicate_field("test"));
                            }
                            test__ = Some(map_.next_value()?);
                        }
                        GeneratedField::ReachedChannel => {
                            if reached_channel__.is_some() {
                                return Err(serde::de::Error::duplicate_field("reachedChannel"));
                            }
                            reached_channel__ = Some(map_.next_value::<Channel>()? as i32);
                        }
                        GeneratedField::SnoozedUntilTime => {
                            if snoozed_until_time__.is_some() {
                                return Err(serde::de::Error::duplicate_field("snoozedUntilTime"));
                            }
                            snoozed_until_time__ = map_.next_value()?;
                        }
                        GeneratedField::Snoozes => {
                            if snoozes__.is_some() {
                                return Err(serde::de::Error::duplicate_field("snoozes"));
                            }
                            snoozes__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                        GeneratedField::SnoozesAllowed => {
                            if snoozes_allowed__.is_some() {
                                return Err(serde::de::Error::duplicate_field("snoozesAllowed"));
                            }
                            snoozes_allowed__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                        GeneratedField::DismissalReason => {
                            if dismissal_reason__.is_some() {
                                return Err(serde::de::Error::duplicate_field("dismissalReason"));
                            }
                            dismissal_reason__ = Some(map_.next_value::<DismissalReason>()? as i32);
                        }
                        GeneratedField::RoundAttempts => {
                            if round_attempts__.is_some() {
                                return Err(serde::de::Error::duplicate_field("roundAttempts"));
                            }
                            round_attempts__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                        GeneratedField::TimeToResolve => {
                            if time_to_resolve__.is_some() {
                                return Err(serde::de::Error::duplicate_field("timeToResolve"));
                            }
                            time_to_resolve__ = map_.next_value()?;
                        }
                    }
                }
                Ok(Task {
                    task_id: task_id__.unwrap_or_default(),
                    version: version__.unwrap_or_default(),
                    work_version: work_version__.unwrap_or_default(),
                    case_id: case_id__.unwrap_or_default(),
                    alert_id: alert_id__.unwrap_or_default(),
                    response_id: response_id__.unwrap_or_default(),
                    customer_id: customer_id__.unwrap_or_default(),
                    source: source__.unwrap_or_default(),
                    unit: unit__.unwrap_or_default(),
                    resolved_unit: resolved_unit__.unwrap_or_default(),
                    severity: severity__.unwrap_or_default(),
                    kind: kind__.unwrap_or_default(),
                    channel: channel__.unwrap_or_default(),
                    state: state__.unwrap_or_default(),
                    owner: owner__.unwrap_or_default(),
                    owner_source: owner_source__.unwrap_or_default(),
                    owner_since_time: owner_since_time__,
                    deadlines: deadlines__.unwrap_or_default(),
                    escalation_policy: escalation_policy__.unwrap_or_default(),
                    calendar: calendar__.unwrap_or_default(),
                    calendar_version: calendar_version__.unwrap_or_default(),
                    assigned_time: assigned_time__,
                    accepted_time: accepted_time__,
                    attempts: attempts__.unwrap_or_default(),
                    last_attempt_time: last_attempt_time__,
                    reached_time: reached_time__,
                    resolved_time: resolved_time__,
                    ended_time: ended_time__,
                    escalations: escalations__.unwrap_or_default(),
                    reminders: reminders__.unwrap_or_default(),
                    attachments: attachments__.unwrap_or_default(),
                    reopenings: reopenings__.unwrap_or_default(),
                    time_to_contact: time_to_contact__,
                    response_accepted_time: response_accepted_time__,
                    score: score__,
                    reachability: reachability__,
                    test: test__.unwrap_or_default(),
                    reached_channel: reached_channel__.unwrap_or_default(),
                    snoozed_until_time: snoozed_until_time__,
                    snoozes: snoozes__.unwrap_or_default(),
                    snoozes_allowed: snoozes_allowed__.unwrap_or_default(),
                    dismissal_reason: dismissal_reason__.unwrap_or_default(),
                    round_attempts: round_attempts__.unwrap_or_default(),
                    time_to_resolve: time_to_resolve__,
                })
            }
        }
        deserializer.deserialize_struct("recontact.types.v1.Task", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for TaskKind {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        let variant = match self {
            Self::Unspecified => "TASK_KIND_UNSPECIFIED",
            Self::Recovery => "TASK_KIND_RECOVERY",
            Self::Investigation => "TASK_KIND_INVESTIGATION",
        };
        serializer.serialize_str(variant)
    }
}
impl<'de> serde::Deserialize<'de> for TaskKind {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "TASK_KIND_UNSPECIFIED",
            "TASK_KIND_RECOVERY",
            "TASK_KIND_INVESTIGATION",
        ];

        struct GeneratedVisitor;

        impl serde::de::Visitor<'_> for GeneratedVisitor {
            type Value = TaskKind;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(formatter, "expected one of: {:?}", &FIELDS)
            }

            fn visit_i64<E>(self, v: i64) -> std::result::Result<Self::Value, E>
            where
                E: serde::de::Error,
            {
                i32::try_from(v)
                    .ok()
                    .and_then(|x| x.try_into().ok())
                    .ok_or_else(|| {
                        serde::de::Error::invalid_value(serde::de::Unexpected::Signed(v), &self)
                    })
            }

            fn visit_u64<E>(self, v: u64) -> std::result::Result<Self::Value, E>
            where
                E: serde::de::Error,
            {
                i32::try_from(v)
                    .ok()
                    .and_then(|x| x.try_into().ok())
                    .ok_or_else(|| {
                        serde::de::Error::invalid_value(serde::de::Unexpected::Unsigned(v), &self)
                    })
            }

            fn visit_str<E>(self, value: &str) -> std::result::Result<Self::Value, E>
            where
                E: serde::de::Error,
            {
                match value {
                    "TASK_KIND_UNSPECIFIED" => Ok(TaskKind::Unspecified),
                    "TASK_KIND_RECOVERY" => Ok(TaskKind::Recovery),
                    "TASK_KIND_INVESTIGATION" => Ok(TaskKind::Investigation),
                    _ => Err(serde::de::Error::unknown_variant(value, FIELDS)),
                }
            }
        }
        deserializer.deserialize_any(GeneratedVisitor)
    }
}
impl serde::Serialize for TaskState {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        let variant = match self {
            Self::Unspecified => "TASK_STATE_UNSPECIFIED",
            Self::Open => "TASK_STATE_OPEN",
            Self::Accepted => "TASK_STATE_ACCEPTED",
            Self::Reached => "TASK_STATE_REACHED",
            Self::Resolved => "TASK_STATE_RESOLVED",
            Self::Closed => "TASK_STATE_CLOSED",
            Self::Unreachable => "TASK_STATE_UNREACHABLE",
            Self::Dismissed => "TASK_STATE_DISMISSED",
        };
        serializer.serialize_str(variant)
    }
}
impl<'de> serde::Deserialize<'de> for TaskState {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "TASK_STATE_UNSPECIFIED",
            "TASK_STATE_OPEN",
            "TASK_STATE_ACCEPTED",
            "TASK_STATE_REACHED",
            "TASK_STATE_RESOLVED",
            "TASK_STATE_CLOSED",
            "TASK_STATE_UNREACHABLE",
            "TASK_STATE_DISMISSED",
        ];

        struct GeneratedVisitor;

        impl serde::de::Visitor<'_> for GeneratedVisitor {
            type Value = TaskState;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(formatter, "expected one of: {:?}", &FIELDS)
            }

            fn visit_i64<E>(self, v: i64) -> std::result::Result<Self::Value, E>
            where
                E: serde::de::Error,
            {
                i32::try_from(v)
                    .ok()
                    .and_then(|x| x.try_into().ok())
                    .ok_or_else(|| {
                        serde::de::Error::invalid_value(serde::de::Unexpected::Signed(v), &self)
                    })
            }

            fn visit_u64<E>(self, v: u64) -> std::result::Result<Self::Value, E>
            where
                E: serde::de::Error,
            {
                i32::try_from(v)
                    .ok()
                    .and_then(|x| x.try_into().ok())
                    .ok_or_else(|| {
                        serde::de::Error::invalid_value(serde::de::Unexpected::Unsigned(v), &self)
                    })
            }

            fn visit_str<E>(self, value: &str) -> std::result::Result<Self::Value, E>
            where
                E: serde::de::Error,
            {
                match value {
                    "TASK_STATE_UNSPECIFIED" => Ok(TaskState::Unspecified),
                    "TASK_STATE_OPEN" => Ok(TaskState::Open),
                    "TASK_STATE_ACCEPTED" => Ok(TaskState::Accepted),
                    "TASK_STATE_REACHED" => Ok(TaskState::Reached),
                    "TASK_STATE_RESOLVED" => Ok(TaskState::Resolved),
                    "TASK_STATE_CLOSED" => Ok(TaskState::Closed),
                    "TASK_STATE_UNREACHABLE" => Ok(TaskState::Unreachable),
                    "TASK_STATE_DISMISSED" => Ok(TaskState::Dismissed),
                    _ => Err(serde::de::Error::unknown_variant(value, FIELDS)),
                }
            }
        }
        deserializer.deserialize_any(GeneratedVisitor)
    }
}
impl serde::Serialize for TimeBox {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if self.accept_within.is_some() {
            len += 1;
        }
        if self.contact_within.is_some() {
            len += 1;
        }
        if self.resolve_within.is_some() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.types.v1.TimeBox", len)?;
        if let Some(v) = self.accept_within.as_ref() {
            struct_ser.serialize_field("acceptWithin", v)?;
        }
        if let Some(v) = self.contact_within.as_ref() {
            struct_ser.serialize_field("contactWithin", v)?;
        }
        if let Some(v) = self.resolve_within.as_ref() {
            struct_ser.serialize_field("resolveWithin", v)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for TimeBox {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "accept_within",
            "acceptWithin",
            "contact_within",
            "contactWithin",
            "resolve_within",
            "resolveWithin",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            AcceptWithin,
            ContactWithin,
            ResolveWithin,
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
                            "acceptWithin" | "accept_within" => Ok(GeneratedField::AcceptWithin),
                            "contactWithin" | "contact_within" => Ok(GeneratedField::ContactWithin),
                            "resolveWithin" | "resolve_within" => Ok(GeneratedField::ResolveWithin),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = TimeBox;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.types.v1.TimeBox")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<TimeBox, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut accept_within__ = None;
                let mut contact_within__ = None;
                let mut resolve_within__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::AcceptWithin => {
                            if accept_within__.is_some() {
                                return Err(serde::de::Error::duplicate_field("acceptWithin"));
                            }
                            accept_within__ = map_.next_value()?;
                        }
                        GeneratedField::ContactWithin => {
                            if contact_within__.is_some() {
                                return Err(serde::de::Error::duplicate_field("contactWithin"));
                            }
                            contact_within__ = map_.next_value()?;
                        }
                        GeneratedField::ResolveWithin => {
                            if resolve_within__.is_some() {
                                return Err(serde::de::Error::duplicate_field("resolveWithin"));
                            }
                            resolve_within__ = map_.next_value()?;
                        }
                    }
                }
                Ok(TimeBox {
                    accept_within: accept_within__,
                    contact_within: contact_within__,
                    resolve_within: resolve_within__,
                })
            }
        }
        deserializer.deserialize_struct("recontact.types.v1.TimeBox", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for Unit {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if self.metadata.is_some() {
            len += 1;
        }
        if self.spec.is_some() {
            len += 1;
        }
        if self.version != 0 {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.types.v1.Unit", len)?;
        if let Some(v) = self.metadata.as_ref() {
            struct_ser.serialize_field("metadata", v)?;
        }
        if let Some(v) = self.spec.as_ref() {
            struct_ser.serialize_field("spec", v)?;
        }
        if self.version != 0 {
            #[allow(clippy::needless_borrow)]
            #[allow(clippy::needless_borrows_for_generic_args)]
            struct_ser.serialize_field("version", ToString::to_string(&self.version).as_str())?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for Unit {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "metadata",
            "spec",
            "version",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Metadata,
            Spec,
            Version,
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
                            "metadata" => Ok(GeneratedField::Metadata),
                            "spec" => Ok(GeneratedField::Spec),
                            "version" => Ok(GeneratedField::Version),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = Unit;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.types.v1.Unit")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<Unit, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut metadata__ = None;
                let mut spec__ = None;
                let mut version__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Metadata => {
                            if metadata__.is_some() {
                                return Err(serde::de::Error::duplicate_field("metadata"));
                            }
                            metadata__ = map_.next_value()?;
                        }
                        GeneratedField::Spec => {
                            if spec__.is_some() {
                                return Err(serde::de::Error::duplicate_field("spec"));
                            }
                            spec__ = map_.next_value()?;
                        }
                        GeneratedField::Version => {
                            if version__.is_some() {
                                return Err(serde::de::Error::duplicate_field("version"));
                            }
                            version__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                    }
                }
                Ok(Unit {
                    metadata: metadata__,
                    spec: spec__,
                    version: version__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.types.v1.Unit", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for UnitSpec {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if !self.parent.is_empty() {
            len += 1;
        }
        if !self.calendar.is_empty() {
            len += 1;
        }
        if !self.managers.is_empty() {
            len += 1;
        }
        if !self.fallback_owner.is_empty() {
            len += 1;
        }
        if !self.attributes.is_empty() {
            len += 1;
        }
        if !self.ends_on.is_empty() {
            len += 1;
        }
        if !self.pool.is_empty() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.types.v1.UnitSpec", len)?;
        if !self.parent.is_empty() {
            struct_ser.serialize_field("parent", &self.parent)?;
        }
        if !self.calendar.is_empty() {
            struct_ser.serialize_field("calendar", &self.calendar)?;
        }
        if !self.managers.is_empty() {
            struct_ser.serialize_field("managers", &self.managers)?;
        }
        if !self.fallback_owner.is_empty() {
            struct_ser.serialize_field("fallbackOwner", &self.fallback_owner)?;
        }
        if !self.attributes.is_empty() {
            struct_ser.serialize_field("attributes", &self.attributes)?;
        }
        if !self.ends_on.is_empty() {
            struct_ser.serialize_field("endsOn", &self.ends_on)?;
        }
        if !self.pool.is_empty() {
            struct_ser.serialize_field("pool", &self.pool)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for UnitSpec {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "parent",
            "calendar",
            "managers",
            "fallback_owner",
            "fallbackOwner",
            "attributes",
            "ends_on",
            "endsOn",
            "pool",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Parent,
            Calendar,
            Managers,
            FallbackOwner,
            Attributes,
            EndsOn,
            Pool,
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
                            "parent" => Ok(GeneratedField::Parent),
                            "calendar" => Ok(GeneratedField::Calendar),
                            "managers" => Ok(GeneratedField::Managers),
                            "fallbackOwner" | "fallback_owner" => Ok(GeneratedField::FallbackOwner),
                            "attributes" => Ok(GeneratedField::Attributes),
                            "endsOn" | "ends_on" => Ok(GeneratedField::EndsOn),
                            "pool" => Ok(GeneratedField::Pool),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = UnitSpec;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.types.v1.UnitSpec")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<UnitSpec, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut parent__ = None;
                let mut calendar__ = None;
                let mut managers__ = None;
                let mut fallback_owner__ = None;
                let mut attributes__ = None;
                let mut ends_on__ = None;
                let mut pool__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Parent => {
                            if parent__.is_some() {
                                return Err(serde::de::Error::duplicate_field("parent"));
                            }
                            parent__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Calendar => {
                            if calendar__.is_some() {
                                return Err(serde::de::Error::duplicate_field("calendar"));
                            }
                            calendar__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Managers => {
                            if managers__.is_some() {
                                return Err(serde::de::Error::duplicate_field("managers"));
                            }
                            managers__ = Some(map_.next_value()?);
                        }
                        GeneratedField::FallbackOwner => {
                            if fallback_owner__.is_some() {
                                return Err(serde::de::Error::duplicate_field("fallbackOwner"));
                            }
                            fallback_owner__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Attributes => {
                            if attributes__.is_some() {
                                return Err(serde::de::Error::duplicate_field("attributes"));
                            }
                            attributes__ = Some(
                                map_.next_value::<std::collections::BTreeMap<_, _>>()?
                            );
                        }
                        GeneratedField::EndsOn => {
                            if ends_on__.is_some() {
                                return Err(serde::de::Error::duplicate_field("endsOn"));
                            }
                            ends_on__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Pool => {
                            if pool__.is_some() {
                                return Err(serde::de::Error::duplicate_field("pool"));
                            }
                            pool__ = Some(map_.next_value()?);
                        }
                    }
                }
                Ok(UnitSpec {
                    parent: parent__.unwrap_or_default(),
                    calendar: calendar__.unwrap_or_default(),
                    managers: managers__.unwrap_or_default(),
                    fallback_owner: fallback_owner__.unwrap_or_default(),
                    attributes: attributes__.unwrap_or_default(),
                    ends_on: ends_on__.unwrap_or_default(),
                    pool: pool__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.types.v1.UnitSpec", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for WeeklyHours {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if !self.days.is_empty() {
            len += 1;
        }
        if !self.hours.is_empty() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.types.v1.WeeklyHours", len)?;
        if !self.days.is_empty() {
            struct_ser.serialize_field("days", &self.days)?;
        }
        if !self.hours.is_empty() {
            struct_ser.serialize_field("hours", &self.hours)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for WeeklyHours {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "days",
            "hours",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Days,
            Hours,
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
                            "days" => Ok(GeneratedField::Days),
                            "hours" => Ok(GeneratedField::Hours),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = WeeklyHours;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.types.v1.WeeklyHours")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<WeeklyHours, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut days__ = None;
                let mut hours__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Days => {
                            if days__.is_some() {
                                return Err(serde::de::Error::duplicate_field("days"));
                            }
                            days__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Hours => {
                            if hours__.is_some() {
                                return Err(serde::de::Error::duplicate_field("hours"));
                            }
                            hours__ = Some(map_.next_value()?);
                        }
                    }
                }
                Ok(WeeklyHours {
                    days: days__.unwrap_or_default(),
                    hours: hours__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.types.v1.WeeklyHours", FIELDS, GeneratedVisitor)
    }
}
