impl serde::Serialize for AcceptClockRequest {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let len = 0;
        let struct_ser = serializer.serialize_struct("recontact.reporting.v1.AcceptClockRequest", len)?;
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for AcceptClockRequest {
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
            type Value = AcceptClockRequest;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.reporting.v1.AcceptClockRequest")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<AcceptClockRequest, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                while map_.next_key::<GeneratedField>()?.is_some() {
                    let _ = map_.next_value::<serde::de::IgnoredAny>()?;
                }
                Ok(AcceptClockRequest {
                })
            }
        }
        deserializer.deserialize_struct("recontact.reporting.v1.AcceptClockRequest", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for AcceptClockResponse {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if self.accepted_time.is_some() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.reporting.v1.AcceptClockResponse", len)?;
        if let Some(v) = self.accepted_time.as_ref() {
            struct_ser.serialize_field("acceptedTime", v)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for AcceptClockResponse {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "accepted_time",
            "acceptedTime",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            AcceptedTime,
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
                            "acceptedTime" | "accepted_time" => Ok(GeneratedField::AcceptedTime),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = AcceptClockResponse;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.reporting.v1.AcceptClockResponse")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<AcceptClockResponse, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut accepted_time__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::AcceptedTime => {
                            if accepted_time__.is_some() {
                                return Err(serde::de::Error::duplicate_field("acceptedTime"));
                            }
                            accepted_time__ = map_.next_value()?;
                        }
                    }
                }
                Ok(AcceptClockResponse {
                    accepted_time: accepted_time__,
                })
            }
        }
        deserializer.deserialize_struct("recontact.reporting.v1.AcceptClockResponse", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for AgeingBucket {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if self.from_age.is_some() {
            len += 1;
        }
        if self.until_age.is_some() {
            len += 1;
        }
        if self.tasks != 0 {
            len += 1;
        }
        if !self.figure.is_empty() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.reporting.v1.AgeingBucket", len)?;
        if let Some(v) = self.from_age.as_ref() {
            struct_ser.serialize_field("fromAge", v)?;
        }
        if let Some(v) = self.until_age.as_ref() {
            struct_ser.serialize_field("untilAge", v)?;
        }
        if self.tasks != 0 {
            #[allow(clippy::needless_borrow)]
            #[allow(clippy::needless_borrows_for_generic_args)]
            struct_ser.serialize_field("tasks", ToString::to_string(&self.tasks).as_str())?;
        }
        if !self.figure.is_empty() {
            struct_ser.serialize_field("figure", &self.figure)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for AgeingBucket {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "from_age",
            "fromAge",
            "until_age",
            "untilAge",
            "tasks",
            "figure",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            FromAge,
            UntilAge,
            Tasks,
            Figure,
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
                            "fromAge" | "from_age" => Ok(GeneratedField::FromAge),
                            "untilAge" | "until_age" => Ok(GeneratedField::UntilAge),
                            "tasks" => Ok(GeneratedField::Tasks),
                            "figure" => Ok(GeneratedField::Figure),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = AgeingBucket;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.reporting.v1.AgeingBucket")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<AgeingBucket, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut from_age__ = None;
                let mut until_age__ = None;
                let mut tasks__ = None;
                let mut figure__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::FromAge => {
                            if from_age__.is_some() {
                                return Err(serde::de::Error::duplicate_field("fromAge"));
                            }
                            from_age__ = map_.next_value()?;
                        }
                        GeneratedField::UntilAge => {
                            if until_age__.is_some() {
                                return Err(serde::de::Error::duplicate_field("untilAge"));
                            }
                            until_age__ = map_.next_value()?;
                        }
                        GeneratedField::Tasks => {
                            if tasks__.is_some() {
                                return Err(serde::de::Error::duplicate_field("tasks"));
                            }
                            tasks__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                        GeneratedField::Figure => {
                            if figure__.is_some() {
                                return Err(serde::de::Error::duplicate_field("figure"));
                            }
                            figure__ = Some(map_.next_value()?);
                        }
                    }
                }
                Ok(AgeingBucket {
                    from_age: from_age__,
                    until_age: until_age__,
                    tasks: tasks__.unwrap_or_default(),
                    figure: figure__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.reporting.v1.AgeingBucket", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for Case {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if !self.case_id.is_empty() {
            len += 1;
        }
        if !self.response_id.is_empty() {
            len += 1;
        }
        if !self.alert_id.is_empty() {
            len += 1;
        }
        if !self.task_id.is_empty() {
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
        if self.decision != 0 {
            len += 1;
        }
        if self.state != 0 {
            len += 1;
        }
        if !self.owner.is_empty() {
            len += 1;
        }
        if self.accepted_time.is_some() {
            len += 1;
        }
        if self.next_deadline.is_some() {
            len += 1;
        }
        if self.overdue {
            len += 1;
        }
        if self.score.is_some() {
            len += 1;
        }
        if self.test {
            len += 1;
        }
        if self.updated_time.is_some() {
            len += 1;
        }
        if self.attachments != 0 {
            len += 1;
        }
        if !self.zone.is_empty() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.reporting.v1.Case", len)?;
        if !self.case_id.is_empty() {
            struct_ser.serialize_field("caseId", &self.case_id)?;
        }
        if !self.response_id.is_empty() {
            struct_ser.serialize_field("responseId", &self.response_id)?;
        }
        if !self.alert_id.is_empty() {
            struct_ser.serialize_field("alertId", &self.alert_id)?;
        }
        if !self.task_id.is_empty() {
            struct_ser.serialize_field("taskId", &self.task_id)?;
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
            let v = super::super::types::v1::Severity::try_from(self.severity)
                .map_err(|_| serde::ser::Error::custom(format!("Invalid variant {}", self.severity)))?;
            struct_ser.serialize_field("severity", &v)?;
        }
        if self.decision != 0 {
            let v = super::super::types::v1::DecisionOutcome::try_from(self.decision)
                .map_err(|_| serde::ser::Error::custom(format!("Invalid variant {}", self.decision)))?;
            struct_ser.serialize_field("decision", &v)?;
        }
        if self.state != 0 {
            let v = super::super::types::v1::TaskState::try_from(self.state)
                .map_err(|_| serde::ser::Error::custom(format!("Invalid variant {}", self.state)))?;
            struct_ser.serialize_field("state", &v)?;
        }
        if !self.owner.is_empty() {
            struct_ser.serialize_field("owner", &self.owner)?;
        }
        if let Some(v) = self.accepted_time.as_ref() {
            struct_ser.serialize_field("acceptedTime", v)?;
        }
        if let Some(v) = self.next_deadline.as_ref() {
            struct_ser.serialize_field("nextDeadline", v)?;
        }
        if self.overdue {
            struct_ser.serialize_field("overdue", &self.overdue)?;
        }
        if let Some(v) = self.score.as_ref() {
            struct_ser.serialize_field("score", v)?;
        }
        if self.test {
            struct_ser.serialize_field("test", &self.test)?;
        }
        if let Some(v) = self.updated_time.as_ref() {
            struct_ser.serialize_field("updatedTime", v)?;
        }
        if self.attachments != 0 {
            struct_ser.serialize_field("attachments", &self.attachments)?;
        }
        if !self.zone.is_empty() {
            struct_ser.serialize_field("zone", &self.zone)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for Case {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "case_id",
            "caseId",
            "response_id",
            "responseId",
            "alert_id",
            "alertId",
            "task_id",
            "taskId",
            "customer_id",
            "customerId",
            "source",
            "unit",
            "resolved_unit",
            "resolvedUnit",
            "severity",
            "decision",
            "state",
            "owner",
            "accepted_time",
            "acceptedTime",
            "next_deadline",
            "nextDeadline",
            "overdue",
            "score",
            "test",
            "updated_time",
            "updatedTime",
            "attachments",
            "zone",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            CaseId,
            ResponseId,
            AlertId,
            TaskId,
            CustomerId,
            Source,
            Unit,
            ResolvedUnit,
            Severity,
            Decision,
            State,
            Owner,
            AcceptedTime,
            NextDeadline,
            Overdue,
            Score,
            Test,
            UpdatedTime,
            Attachments,
            Zone,
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
                            "caseId" | "case_id" => Ok(GeneratedField::CaseId),
                            "responseId" | "response_id" => Ok(GeneratedField::ResponseId),
                            "alertId" | "alert_id" => Ok(GeneratedField::AlertId),
                            "taskId" | "task_id" => Ok(GeneratedField::TaskId),
                            "customerId" | "customer_id" => Ok(GeneratedField::CustomerId),
                            "source" => Ok(GeneratedField::Source),
                            "unit" => Ok(GeneratedField::Unit),
                            "resolvedUnit" | "resolved_unit" => Ok(GeneratedField::ResolvedUnit),
                            "severity" => Ok(GeneratedField::Severity),
                            "decision" => Ok(GeneratedField::Decision),
                            "state" => Ok(GeneratedField::State),
                            "owner" => Ok(GeneratedField::Owner),
                            "acceptedTime" | "accepted_time" => Ok(GeneratedField::AcceptedTime),
                            "nextDeadline" | "next_deadline" => Ok(GeneratedField::NextDeadline),
                            "overdue" => Ok(GeneratedField::Overdue),
                            "score" => Ok(GeneratedField::Score),
                            "test" => Ok(GeneratedField::Test),
                            "updatedTime" | "updated_time" => Ok(GeneratedField::UpdatedTime),
                            "attachments" => Ok(GeneratedField::Attachments),
                            "zone" => Ok(GeneratedField::Zone),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = Case;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.reporting.v1.Case")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<Case, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut case_id__ = None;
                let mut response_id__ = None;
                let mut alert_id__ = None;
                let mut task_id__ = None;
                let mut customer_id__ = None;
                let mut source__ = None;
                let mut unit__ = None;
                let mut resolved_unit__ = None;
                let mut severity__ = None;
                let mut decision__ = None;
                let mut state__ = None;
                let mut owner__ = None;
                let mut accepted_time__ = None;
                let mut next_deadline__ = None;
                let mut overdue__ = None;
                let mut score__ = None;
                let mut test__ = None;
                let mut updated_time__ = None;
                let mut attachments__ = None;
                let mut zone__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
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
                        GeneratedField::AlertId => {
                            if alert_id__.is_some() {
                                return Err(serde::de::Error::duplicate_field("alertId"));
                            }
                            alert_id__ = Some(map_.next_value()?);
                        }
                        GeneratedField::TaskId => {
                            if task_id__.is_some() {
                                return Err(serde::de::Error::duplicate_field("taskId"));
                            }
                            task_id__ = Some(map_.next_value()?);
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
                            severity__ = Some(map_.next_value::<super::super::types::v1::Severity>()? as i32);
                        }
                        GeneratedField::Decision => {
                            if decision__.is_some() {
                                return Err(serde::de::Error::duplicate_field("decision"));
                            }
                            decision__ = Some(map_.next_value::<super::super::types::v1::DecisionOutcome>()? as i32);
                        }
                        GeneratedField::State => {
                            if state__.is_some() {
                                return Err(serde::de::Error::duplicate_field("state"));
                            }
                            state__ = Some(map_.next_value::<super::super::types::v1::TaskState>()? as i32);
                        }
                        GeneratedField::Owner => {
                            if owner__.is_some() {
                                return Err(serde::de::Error::duplicate_field("owner"));
                            }
                            owner__ = Some(map_.next_value()?);
                        }
                        GeneratedField::AcceptedTime => {
                            if accepted_time__.is_some() {
                                return Err(serde::de::Error::duplicate_field("acceptedTime"));
                            }
                            accepted_time__ = map_.next_value()?;
                        }
                        GeneratedField::NextDeadline => {
                            if next_deadline__.is_some() {
                                return Err(serde::de::Error::duplicate_field("nextDeadline"));
                            }
                            next_deadline__ = map_.next_value()?;
                        }
                        GeneratedField::Overdue => {
                            if overdue__.is_some() {
                                return Err(serde::de::Error::duplicate_field("overdue"));
                            }
                            overdue__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Score => {
                            if score__.is_some() {
                                return Err(serde::de::Error::duplicate_field("score"));
                            }
                            score__ = 
                                map_.next_value::<::std::option::Option<::pbjson::private::NumberDeserialize<_>>>()?.map(|x| x.0)
                            ;
                        }
                        GeneratedField::Test => {
                            if test__.is_some() {
                                return Err(serde::de::Error::duplicate_field("test"));
                            }
                            test__ = Some(map_.next_value()?);
                        }
                        GeneratedField::UpdatedTime => {
                            if updated_time__.is_some() {
                                return Err(serde::de::Error::duplicate_field("updatedTime"));
                            }
                            updated_time__ = map_.next_value()?;
                        }
                        GeneratedField::Attachments => {
                            if attachments__.is_some() {
                                return Err(serde::de::Error::duplicate_field("attachments"));
                            }
                            attachments__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                        GeneratedField::Zone => {
                            if zone__.is_some() {
                                return Err(serde::de::Error::duplicate_field("zone"));
                            }
                            zone__ = Some(map_.next_value()?);
                        }
                    }
                }
                Ok(Case {
                    case_id: case_id__.unwrap_or_default(),
                    response_id: response_id__.unwrap_or_default(),
                    alert_id: alert_id__.unwrap_or_default(),
                    task_id: task_id__.unwrap_or_default(),
                    customer_id: customer_id__.unwrap_or_default(),
                    source: source__.unwrap_or_default(),
                    unit: unit__.unwrap_or_default(),
                    resolved_unit: resolved_unit__.unwrap_or_default(),
                    severity: severity__.unwrap_or_default(),
                    decision: decision__.unwrap_or_default(),
                    state: state__.unwrap_or_default(),
                    owner: owner__.unwrap_or_default(),
                    accepted_time: accepted_time__,
                    next_deadline: next_deadline__,
                    overdue: overdue__.unwrap_or_default(),
                    score: score__,
                    test: test__.unwrap_or_default(),
                    updated_time: updated_time__,
                    attachments: attachments__.unwrap_or_default(),
                    zone: zone__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.reporting.v1.Case", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for CaseEvent {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if !self.event.is_empty() {
            len += 1;
        }
        if self.event_time.is_some() {
            len += 1;
        }
        if self.actor.is_some() {
            len += 1;
        }
        if !self.detail.is_empty() {
            len += 1;
        }
        if !self.aggregate_id.is_empty() {
            len += 1;
        }
        if self.version != 0 {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.reporting.v1.CaseEvent", len)?;
        if !self.event.is_empty() {
            struct_ser.serialize_field("event", &self.event)?;
        }
        if let Some(v) = self.event_time.as_ref() {
            struct_ser.serialize_field("eventTime", v)?;
        }
        if let Some(v) = self.actor.as_ref() {
            struct_ser.serialize_field("actor", v)?;
        }
        if !self.detail.is_empty() {
            struct_ser.serialize_field("detail", &self.detail)?;
        }
        if !self.aggregate_id.is_empty() {
            struct_ser.serialize_field("aggregateId", &self.aggregate_id)?;
        }
        if self.version != 0 {
            #[allow(clippy::needless_borrow)]
            #[allow(clippy::needless_borrows_for_generic_args)]
            struct_ser.serialize_field("version", ToString::to_string(&self.version).as_str())?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for CaseEvent {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "event",
            "event_time",
            "eventTime",
            "actor",
            "detail",
            "aggregate_id",
            "aggregateId",
            "version",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Event,
            EventTime,
            Actor,
            Detail,
            AggregateId,
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
                            "event" => Ok(GeneratedField::Event),
                            "eventTime" | "event_time" => Ok(GeneratedField::EventTime),
                            "actor" => Ok(GeneratedField::Actor),
                            "detail" => Ok(GeneratedField::Detail),
                            "aggregateId" | "aggregate_id" => Ok(GeneratedField::AggregateId),
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
            type Value = CaseEvent;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.reporting.v1.CaseEvent")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<CaseEvent, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut event__ = None;
                let mut event_time__ = None;
                let mut actor__ = None;
                let mut detail__ = None;
                let mut aggregate_id__ = None;
                let mut version__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Event => {
                            if event__.is_some() {
                                return Err(serde::de::Error::duplicate_field("event"));
                            }
                            event__ = Some(map_.next_value()?);
                        }
                        GeneratedField::EventTime => {
                            if event_time__.is_some() {
                                return Err(serde::de::Error::duplicate_field("eventTime"));
                            }
                            event_time__ = map_.next_value()?;
                        }
                        GeneratedField::Actor => {
                            if actor__.is_some() {
                                return Err(serde::de::Error::duplicate_field("actor"));
                            }
                            actor__ = map_.next_value()?;
                        }
                        GeneratedField::Detail => {
                            if detail__.is_some() {
                                return Err(serde::de::Error::duplicate_field("detail"));
                            }
                            detail__ = Some(map_.next_value()?);
                        }
                        GeneratedField::AggregateId => {
                            if aggregate_id__.is_some() {
                                return Err(serde::de::Error::duplicate_field("aggregateId"));
                            }
                            aggregate_id__ = Some(map_.next_value()?);
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
                Ok(CaseEvent {
                    event: event__.unwrap_or_default(),
                    event_time: event_time__,
                    actor: actor__,
                    detail: detail__.unwrap_or_default(),
                    aggregate_id: aggregate_id__.unwrap_or_default(),
                    version: version__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.reporting.v1.CaseEvent", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for ChannelFigures {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if self.channel != 0 {
            len += 1;
        }
        if self.reached != 0 {
            len += 1;
        }
        if self.contact_duty_p50.is_some() {
            len += 1;
        }
        if self.contact_customer_p50.is_some() {
            len += 1;
        }
        if !self.figure.is_empty() {
            len += 1;
        }
        if self.contact_duty_p90.is_some() {
            len += 1;
        }
        if self.contact_customer_p90.is_some() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.reporting.v1.ChannelFigures", len)?;
        if self.channel != 0 {
            let v = super::super::types::v1::Channel::try_from(self.channel)
                .map_err(|_| serde::ser::Error::custom(format!("Invalid variant {}", self.channel)))?;
            struct_ser.serialize_field("channel", &v)?;
        }
        if self.reached != 0 {
            #[allow(clippy::needless_borrow)]
            #[allow(clippy::needless_borrows_for_generic_args)]
            struct_ser.serialize_field("reached", ToString::to_string(&self.reached).as_str())?;
        }
        if let Some(v) = self.contact_duty_p50.as_ref() {
            struct_ser.serialize_field("contactDutyP50", v)?;
        }
        if let Some(v) = self.contact_customer_p50.as_ref() {
            struct_ser.serialize_field("contactCustomerP50", v)?;
        }
        if !self.figure.is_empty() {
            struct_ser.serialize_field("figure", &self.figure)?;
        }
        if let Some(v) = self.contact_duty_p90.as_ref() {
            struct_ser.serialize_field("contactDutyP90", v)?;
        }
        if let Some(v) = self.contact_customer_p90.as_ref() {
            struct_ser.serialize_field("contactCustomerP90", v)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for ChannelFigures {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "channel",
            "reached",
            "contact_duty_p50",
            "contactDutyP50",
            "contact_customer_p50",
            "contactCustomerP50",
            "figure",
            "contact_duty_p90",
            "contactDutyP90",
            "contact_customer_p90",
            "contactCustomerP90",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Channel,
            Reached,
            ContactDutyP50,
            ContactCustomerP50,
            Figure,
            ContactDutyP90,
            ContactCustomerP90,
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
                            "channel" => Ok(GeneratedField::Channel),
                            "reached" => Ok(GeneratedField::Reached),
                            "contactDutyP50" | "contact_duty_p50" => Ok(GeneratedField::ContactDutyP50),
                            "contactCustomerP50" | "contact_customer_p50" => Ok(GeneratedField::ContactCustomerP50),
                            "figure" => Ok(GeneratedField::Figure),
                            "contactDutyP90" | "contact_duty_p90" => Ok(GeneratedField::ContactDutyP90),
                            "contactCustomerP90" | "contact_customer_p90" => Ok(GeneratedField::ContactCustomerP90),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = ChannelFigures;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.reporting.v1.ChannelFigures")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<ChannelFigures, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut channel__ = None;
                let mut reached__ = None;
                let mut contact_duty_p50__ = None;
                let mut contact_customer_p50__ = None;
                let mut figure__ = None;
                let mut contact_duty_p90__ = None;
                let mut contact_customer_p90__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Channel => {
                            if channel__.is_some() {
                                return Err(serde::de::Error::duplicate_field("channel"));
                            }
                            channel__ = Some(map_.next_value::<super::super::types::v1::Channel>()? as i32);
                        }
                        GeneratedField::Reached => {
                            if reached__.is_some() {
                                return Err(serde::de::Error::duplicate_field("reached"));
                            }
                            reached__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                        GeneratedField::ContactDutyP50 => {
                            if contact_duty_p50__.is_some() {
                                return Err(serde::de::Error::duplicate_field("contactDutyP50"));
                            }
                            contact_duty_p50__ = map_.next_value()?;
                        }
                        GeneratedField::ContactCustomerP50 => {
                            if contact_customer_p50__.is_some() {
                                return Err(serde::de::Error::duplicate_field("contactCustomerP50"));
                            }
                            contact_customer_p50__ = map_.next_value()?;
                        }
                        GeneratedField::Figure => {
                            if figure__.is_some() {
                                return Err(serde::de::Error::duplicate_field("figure"));
                            }
                            figure__ = Some(map_.next_value()?);
                        }
                        GeneratedField::ContactDutyP90 => {
                            if contact_duty_p90__.is_some() {
                                return Err(serde::de::Error::duplicate_field("contactDutyP90"));
                            }
                            contact_duty_p90__ = map_.next_value()?;
                        }
                        GeneratedField::ContactCustomerP90 => {
                            if contact_customer_p90__.is_some() {
                                return Err(serde::de::Error::duplicate_field("contactCustomerP90"));
                            }
                            contact_customer_p90__ = map_.next_value()?;
                        }
                    }
                }
                Ok(ChannelFigures {
                    channel: channel__.unwrap_or_default(),
                    reached: reached__.unwrap_or_default(),
                    contact_duty_p50: contact_duty_p50__,
                    contact_customer_p50: contact_customer_p50__,
                    figure: figure__.unwrap_or_default(),
                    contact_duty_p90: contact_duty_p90__,
                    contact_customer_p90: contact_customer_p90__,
                })
            }
        }
        deserializer.deserialize_struct("recontact.reporting.v1.ChannelFigures", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for ExternalId {
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
        let mut struct_ser = serializer.serialize_struct("recontact.reporting.v1.ExternalId", len)?;
        if !self.source.is_empty() {
            struct_ser.serialize_field("source", &self.source)?;
        }
        if !self.external_id.is_empty() {
            struct_ser.serialize_field("externalId", &self.external_id)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for ExternalId {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "source",
            "external_id",
            "externalId",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Source,
            ExternalId,
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
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = ExternalId;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.reporting.v1.ExternalId")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<ExternalId, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut source__ = None;
                let mut external_id__ = None;
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
                    }
                }
                Ok(ExternalId {
                    source: source__.unwrap_or_default(),
                    external_id: external_id__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.reporting.v1.ExternalId", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for FigurePeriod {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if self.from_time.is_some() {
            len += 1;
        }
        if self.until_time.is_some() {
            len += 1;
        }
        if !self.name.is_empty() {
            len += 1;
        }
        if self.figures.is_some() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.reporting.v1.FigurePeriod", len)?;
        if let Some(v) = self.from_time.as_ref() {
            struct_ser.serialize_field("fromTime", v)?;
        }
        if let Some(v) = self.until_time.as_ref() {
            struct_ser.serialize_field("untilTime", v)?;
        }
        if !self.name.is_empty() {
            struct_ser.serialize_field("name", &self.name)?;
        }
        if let Some(v) = self.figures.as_ref() {
            struct_ser.serialize_field("figures", v)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for FigurePeriod {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "from_time",
            "fromTime",
            "until_time",
            "untilTime",
            "name",
            "figures",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            FromTime,
            UntilTime,
            Name,
            Figures,
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
                            "fromTime" | "from_time" => Ok(GeneratedField::FromTime),
                            "untilTime" | "until_time" => Ok(GeneratedField::UntilTime),
                            "name" => Ok(GeneratedField::Name),
                            "figures" => Ok(GeneratedField::Figures),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = FigurePeriod;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.reporting.v1.FigurePeriod")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<FigurePeriod, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut from_time__ = None;
                let mut until_time__ = None;
                let mut name__ = None;
                let mut figures__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::FromTime => {
                            if from_time__.is_some() {
                                return Err(serde::de::Error::duplicate_field("fromTime"));
                            }
                            from_time__ = map_.next_value()?;
                        }
                        GeneratedField::UntilTime => {
                            if until_time__.is_some() {
                                return Err(serde::de::Error::duplicate_field("untilTime"));
                            }
                            until_time__ = map_.next_value()?;
                        }
                        GeneratedField::Name => {
                            if name__.is_some() {
                                return Err(serde::de::Error::duplicate_field("name"));
                            }
                            name__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Figures => {
                            if figures__.is_some() {
                                return Err(serde::de::Error::duplicate_field("figures"));
                            }
                            figures__ = map_.next_value()?;
                        }
                    }
                }
                Ok(FigurePeriod {
                    from_time: from_time__,
                    until_time: until_time__,
                    name: name__.unwrap_or_default(),
                    figures: figures__,
                })
            }
        }
        deserializer.deserialize_struct("recontact.reporting.v1.FigurePeriod", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for Figures {
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
        if self.responses != 0 {
            len += 1;
        }
        if self.received != 0 {
            len += 1;
        }
        if self.to_do != 0 {
            len += 1;
        }
        if self.in_progress != 0 {
            len += 1;
        }
        if self.overdue != 0 {
            len += 1;
        }
        if self.reached != 0 {
            len += 1;
        }
        if self.resolved != 0 {
            len += 1;
        }
        if self.missed != 0 {
            len += 1;
        }
        if self.contacts != 0 {
            len += 1;
        }
        if self.contact_duty_p50.is_some() {
            len += 1;
        }
        if self.contact_duty_p90.is_some() {
            len += 1;
        }
        if self.contact_customer_p50.is_some() {
            len += 1;
        }
        if self.contact_customer_p90.is_some() {
            len += 1;
        }
        if self.unreachable != 0 {
            len += 1;
        }
        if self.dismissed != 0 {
            len += 1;
        }
        if self.reopened != 0 {
            len += 1;
        }
        if self.attached != 0 {
            len += 1;
        }
        if self.refused != 0 {
            len += 1;
        }
        if self.suppressed != 0 {
            len += 1;
        }
        if self.resolve_customer_p50.is_some() {
            len += 1;
        }
        if self.resolve_customer_p90.is_some() {
            len += 1;
        }
        if !self.channels.is_empty() {
            len += 1;
        }
        if !self.ageing.is_empty() {
            len += 1;
        }
        if self.nps.is_some() {
            len += 1;
        }
        if self.csat.is_some() {
            len += 1;
        }
        if self.tests != 0 {
            len += 1;
        }
        if self.history != 0 {
            len += 1;
        }
        if self.resolve_duty_p50.is_some() {
            len += 1;
        }
        if self.resolve_duty_p90.is_some() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.reporting.v1.Figures", len)?;
        if !self.unit.is_empty() {
            struct_ser.serialize_field("unit", &self.unit)?;
        }
        if self.responses != 0 {
            #[allow(clippy::needless_borrow)]
            #[allow(clippy::needless_borrows_for_generic_args)]
            struct_ser.serialize_field("responses", ToString::to_string(&self.responses).as_str())?;
        }
        if self.received != 0 {
            #[allow(clippy::needless_borrow)]
            #[allow(clippy::needless_borrows_for_generic_args)]
            struct_ser.serialize_field("received", ToString::to_string(&self.received).as_str())?;
        }
        if self.to_do != 0 {
            #[allow(clippy::needless_borrow)]
            #[allow(clippy::needless_borrows_for_generic_args)]
            struct_ser.serialize_field("toDo", ToString::to_string(&self.to_do).as_str())?;
        }
        if self.in_progress != 0 {
            #[allow(clippy::needless_borrow)]
            #[allow(clippy::needless_borrows_for_generic_args)]
            struct_ser.serialize_field("inProgress", ToString::to_string(&self.in_progress).as_str())?;
        }
        if self.overdue != 0 {
            #[allow(clippy::needless_borrow)]
            #[allow(clippy::needless_borrows_for_generic_args)]
            struct_ser.serialize_field("overdue", ToString::to_string(&self.overdue).as_str())?;
        }
        if self.reached != 0 {
            #[allow(clippy::needless_borrow)]
            #[allow(clippy::needless_borrows_for_generic_args)]
            struct_ser.serialize_field("reached", ToString::to_string(&self.reached).as_str())?;
        }
        if self.resolved != 0 {
            #[allow(clippy::needless_borrow)]
            #[allow(clippy::needless_borrows_for_generic_args)]
            struct_ser.serialize_field("resolved", ToString::to_string(&self.resolved).as_str())?;
        }
        if self.missed != 0 {
            #[allow(clippy::needless_borrow)]
            #[allow(clippy::needless_borrows_for_generic_args)]
            struct_ser.serialize_field("missed", ToString::to_string(&self.missed).as_str())?;
        }
        if self.contacts != 0 {
            #[allow(clippy::needless_borrow)]
            #[allow(clippy::needless_borrows_for_generic_args)]
            struct_ser.serialize_field("contacts", ToString::to_string(&self.contacts).as_str())?;
        }
        if let Some(v) = self.contact_duty_p50.as_ref() {
            struct_ser.serialize_field("contactDutyP50", v)?;
        }
        if let Some(v) = self.contact_duty_p90.as_ref() {
            struct_ser.serialize_field("contactDutyP90", v)?;
        }
        if let Some(v) = self.contact_customer_p50.as_ref() {
            struct_ser.serialize_field("contactCustomerP50", v)?;
        }
        if let Some(v) = self.contact_customer_p90.as_ref() {
            struct_ser.serialize_field("contactCustomerP90", v)?;
        }
        if self.unreachable != 0 {
            #[allow(clippy::needless_borrow)]
            #[allow(clippy::needless_borrows_for_generic_args)]
            struct_ser.serialize_field("unreachable", ToString::to_string(&self.unreachable).as_str())?;
        }
        if self.dismissed != 0 {
            #[allow(clippy::needless_borrow)]
            #[allow(clippy::needless_borrows_for_generic_args)]
            struct_ser.serialize_field("dismissed", ToString::to_string(&self.dismissed).as_str())?;
        }
        if self.reopened != 0 {
            #[allow(clippy::needless_borrow)]
            #[allow(clippy::needless_borrows_for_generic_args)]
            struct_ser.serialize_field("reopened", ToString::to_string(&self.reopened).as_str())?;
        }
        if self.attached != 0 {
            #[allow(clippy::needless_borrow)]
            #[allow(clippy::needless_borrows_for_generic_args)]
            struct_ser.serialize_field("attached", ToString::to_string(&self.attached).as_str())?;
        }
        if self.refused != 0 {
            #[allow(clippy::needless_borrow)]
            #[allow(clippy::needless_borrows_for_generic_args)]
            struct_ser.serialize_field("refused", ToString::to_string(&self.refused).as_str())?;
        }
        if self.suppressed != 0 {
            #[allow(clippy::needless_borrow)]
            #[allow(clippy::needless_borrows_for_generic_args)]
            struct_ser.serialize_field("suppressed", ToString::to_string(&self.suppressed).as_str())?;
        }
        if let Some(v) = self.resolve_customer_p50.as_ref() {
            struct_ser.serialize_field("resolveCustomerP50", v)?;
        }
        if let Some(v) = self.resolve_customer_p90.as_ref() {
            struct_ser.serialize_field("resolveCustomerP90", v)?;
        }
        if !self.channels.is_empty() {
            struct_ser.serialize_field("channels", &self.channels)?;
        }
        if !self.ageing.is_empty() {
            struct_ser.serialize_field("ageing", &self.ageing)?;
        }
        if let Some(v) = self.nps.as_ref() {
            struct_ser.serialize_field("nps", v)?;
        }
        if let Some(v) = self.csat.as_ref() {
            struct_ser.serialize_field("csat", v)?;
        }
        if self.tests != 0 {
            #[allow(clippy::needless_borrow)]
            #[allow(clippy::needless_borrows_for_generic_args)]
            struct_ser.serialize_field("tests", ToString::to_string(&self.tests).as_str())?;
        }
        if self.history != 0 {
            #[allow(clippy::needless_borrow)]
            #[allow(clippy::needless_borrows_for_generic_args)]
            struct_ser.serialize_field("history", ToString::to_string(&self.history).as_str())?;
        }
        if let Some(v) = self.resolve_duty_p50.as_ref() {
            struct_ser.serialize_field("resolveDutyP50", v)?;
        }
        if let Some(v) = self.resolve_duty_p90.as_ref() {
            struct_ser.serialize_field("resolveDutyP90", v)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for Figures {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "unit",
            "responses",
            "received",
            "to_do",
            "toDo",
            "in_progress",
            "inProgress",
            "overdue",
            "reached",
            "resolved",
            "missed",
            "contacts",
            "contact_duty_p50",
            "contactDutyP50",
            "contact_duty_p90",
            "contactDutyP90",
            "contact_customer_p50",
            "contactCustomerP50",
            "contact_customer_p90",
            "contactCustomerP90",
            "unreachable",
            "dismissed",
            "reopened",
            "attached",
            "refused",
            "suppressed",
            "resolve_customer_p50",
            "resolveCustomerP50",
            "resolve_customer_p90",
            "resolveCustomerP90",
            "channels",
            "ageing",
            "nps",
            "csat",
            "tests",
            "history",
            "resolve_duty_p50",
            "resolveDutyP50",
            "resolve_duty_p90",
            "resolveDutyP90",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Unit,
            Responses,
            Received,
            ToDo,
            InProgress,
            Overdue,
            Reached,
            Resolved,
            Missed,
            Contacts,
            ContactDutyP50,
            ContactDutyP90,
            ContactCustomerP50,
            ContactCustomerP90,
            Unreachable,
            Dismissed,
            Reopened,
            Attached,
            Refused,
            Suppressed,
            ResolveCustomerP50,
            ResolveCustomerP90,
            Channels,
            Ageing,
            Nps,
            Csat,
            Tests,
            History,
            ResolveDutyP50,
            ResolveDutyP90,
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
                            "responses" => Ok(GeneratedField::Responses),
                            "received" => Ok(GeneratedField::Received),
                            "toDo" | "to_do" => Ok(GeneratedField::ToDo),
                            "inProgress" | "in_progress" => Ok(GeneratedField::InProgress),
                            "overdue" => Ok(GeneratedField::Overdue),
                            "reached" => Ok(GeneratedField::Reached),
                            "resolved" => Ok(GeneratedField::Resolved),
                            "missed" => Ok(GeneratedField::Missed),
                            "contacts" => Ok(GeneratedField::Contacts),
                            "contactDutyP50" | "contact_duty_p50" => Ok(GeneratedField::ContactDutyP50),
                            "contactDutyP90" | "contact_duty_p90" => Ok(GeneratedField::ContactDutyP90),
                            "contactCustomerP50" | "contact_customer_p50" => Ok(GeneratedField::ContactCustomerP50),
                            "contactCustomerP90" | "contact_customer_p90" => Ok(GeneratedField::ContactCustomerP90),
                            "unreachable" => Ok(GeneratedField::Unreachable),
                            "dismissed" => Ok(GeneratedField::Dismissed),
                            "reopened" => Ok(GeneratedField::Reopened),
                            "attached" => Ok(GeneratedField::Attached),
                            "refused" => Ok(GeneratedField::Refused),
                            "suppressed" => Ok(GeneratedField::Suppressed),
                            "resolveCustomerP50" | "resolve_customer_p50" => Ok(GeneratedField::ResolveCustomerP50),
                            "resolveCustomerP90" | "resolve_customer_p90" => Ok(GeneratedField::ResolveCustomerP90),
                            "channels" => Ok(GeneratedField::Channels),
                            "ageing" => Ok(GeneratedField::Ageing),
                            "nps" => Ok(GeneratedField::Nps),
                            "csat" => Ok(GeneratedField::Csat),
                            "tests" => Ok(GeneratedField::Tests),
                            "history" => Ok(GeneratedField::History),
                            "resolveDutyP50" | "resolve_duty_p50" => Ok(GeneratedField::ResolveDutyP50),
                            "resolveDutyP90" | "resolve_duty_p90" => Ok(GeneratedField::ResolveDutyP90),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = Figures;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.reporting.v1.Figures")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<Figures, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut unit__ = None;
                let mut responses__ = None;
                let mut received__ = None;
                let mut to_do__ = None;
                let mut in_progress__ = None;
                let mut overdue__ = None;
                let mut reached__ = None;
                let mut resolved__ = None;
                let mut missed__ = None;
                let mut contacts__ = None;
                let mut contact_duty_p50__ = None;
                let mut contact_duty_p90__ = None;
                let mut contact_customer_p50__ = None;
                let mut contact_customer_p90__ = None;
                let mut unreachable__ = None;
                let mut dismissed__ = None;
                let mut reopened__ = None;
                let mut attached__ = None;
                let mut refused__ = None;
                let mut suppressed__ = None;
                let mut resolve_customer_p50__ = None;
                let mut resolve_customer_p90__ = None;
                let mut channels__ = None;
                let mut ageing__ = None;
                let mut nps__ = None;
                let mut csat__ = None;
                let mut tests__ = None;
                let mut history__ = None;
                let mut resolve_duty_p50__ = None;
                let mut resolve_duty_p90__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Unit => {
                            if unit__.is_some() {
                                return Err(serde::de::Error::duplicate_field("unit"));
                            }
                            unit__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Responses => {
                            if responses__.is_some() {
                                return Err(serde::de::Error::duplicate_field("responses"));
                            }
                            responses__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                        GeneratedField::Received => {
                            if received__.is_some() {
                                return Err(serde::de::Error::duplicate_field("received"));
                            }
                            received__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                        GeneratedField::ToDo => {
                            if to_do__.is_some() {
                                return Err(serde::de::Error::duplicate_field("toDo"));
                            }
                            to_do__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                        GeneratedField::InProgress => {
                            if in_progress__.is_some() {
                                return Err(serde::de::Error::duplicate_field("inProgress"));
                            }
                            in_progress__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                        GeneratedField::Overdue => {
                            if overdue__.is_some() {
                                return Err(serde::de::Error::duplicate_field("overdue"));
                            }
                            overdue__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                        GeneratedField::Reached => {
                            if reached__.is_some() {
                                return Err(serde::de::Error::duplicate_field("reached"));
                            }
                            reached__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                        GeneratedField::Resolved => {
                            if resolved__.is_some() {
                                return Err(serde::de::Error::duplicate_field("resolved"));
                            }
                            resolved__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                        GeneratedField::Missed => {
                            if missed__.is_some() {
                                return Err(serde::de::Error::duplicate_field("missed"));
                            }
                            missed__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                        GeneratedField::Contacts => {
                            if contacts__.is_some() {
                                return Err(serde::de::Error::duplicate_field("contacts"));
                            }
                            contacts__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                        GeneratedField::ContactDutyP50 => {
                            if contact_duty_p50__.is_some() {
                                return Err(serde::de::Error::duplicate_field("contactDutyP50"));
                            }
                            contact_duty_p50__ = map_.next_value()?;
                        }
                        GeneratedField::ContactDutyP90 => {
                            if contact_duty_p90__.is_some() {
                                return Err(serde::de::Error::duplicate_field("contactDutyP90"));
                            }
                            contact_duty_p90__ = map_.next_value()?;
                        }
                        GeneratedField::ContactCustomerP50 => {
                            if contact_customer_p50__.is_some() {
                                return Err(serde::de::Error::duplicate_field("contactCustomerP50"));
                            }
                            contact_customer_p50__ = map_.next_value()?;
                        }
                        GeneratedField::ContactCustomerP90 => {
                            if contact_customer_p90__.is_some() {
                                return Err(serde::de::Error::duplicate_field("contactCustomerP90"));
                            }
                            contact_customer_p90__ = map_.next_value()?;
                        }
                        GeneratedField::Unreachable => {
                            if unreachable__.is_some() {
                                return Err(serde::de::Error::duplicate_field("unreachable"));
                            }
                            unreachable__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                        GeneratedField::Dismissed => {
                            if dismissed__.is_some() {
                                return Err(serde::de::Error::duplicate_field("dismissed"));
                            }
                            dismissed__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                        GeneratedField::Reopened => {
                            if reopened__.is_some() {
                                return Err(serde::de::Error::duplicate_field("reopened"));
                            }
                            reopened__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                        GeneratedField::Attached => {
                            if attached__.is_some() {
                                return Err(serde::de::Error::duplicate_field("attached"));
                            }
                            attached__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                        GeneratedField::Refused => {
                            if refused__.is_some() {
                                return Err(serde::de::Error::duplicate_field("refused"));
                            }
                            refused__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                        GeneratedField::Suppressed => {
                            if suppressed__.is_some() {
                                return Err(serde::de::Error::duplicate_field("suppressed"));
                            }
                            suppressed__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                        GeneratedField::ResolveCustomerP50 => {
                            if resolve_customer_p50__.is_some() {
                                return Err(serde::de::Error::duplicate_field("resolveCustomerP50"));
                            }
                            resolve_customer_p50__ = map_.next_value()?;
                        }
                        GeneratedField::ResolveCustomerP90 => {
                            if resolve_customer_p90__.is_some() {
                                return Err(serde::de::Error::duplicate_field("resolveCustomerP90"));
                            }
                            resolve_customer_p90__ = map_.next_value()?;
                        }
                        GeneratedField::Channels => {
                            if channels__.is_some() {
                                return Err(serde::de::Error::duplicate_field("channels"));
                            }
                            channels__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Ageing => {
                            if ageing__.is_some() {
                                return Err(serde::de::Error::duplicate_field("ageing"));
                            }
                            ageing__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Nps => {
                            if nps__.is_some() {
                                return Err(serde::de::Error::duplicate_field("nps"));
                            }
                            nps__ = map_.next_value()?;
                        }
                        GeneratedField::Csat => {
                            if csat__.is_some() {
                                return Err(serde::de::Error::duplicate_field("csat"));
                            }
                            csat__ = map_.next_value()?;
                        }
                        GeneratedField::Tests => {
                            if tests__.is_some() {
                                return Err(serde::de::Error::duplicate_field("tests"));
                            }
                            tests__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                        GeneratedField::History => {
                            if history__.is_some() {
                                return Err(serde::de::Error::duplicate_field("history"));
                            }
                            history__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                        GeneratedField::ResolveDutyP50 => {
                            if resolve_duty_p50__.is_some() {
                                return Err(serde::de::Error::duplicate_field("resolveDutyP50"));
                            }
                            resolve_duty_p50__ = map_.next_value()?;
                        }
                        GeneratedField::ResolveDutyP90 => {
                            if resolve_duty_p90__.is_some() {
                                return Err(serde::de::Error::duplicate_field("resolveDutyP90"));
                            }
                            resolve_duty_p90__ = map_.next_value()?;
                        }
                    }
                }
                Ok(Figures {
                    unit: unit__.unwrap_or_default(),
                    responses: responses__.unwrap_or_default(),
                    received: received__.unwrap_or_default(),
                    to_do: to_do__.unwrap_or_default(),
                    in_progress: in_progress__.unwrap_or_default(),
                    overdue: overdue__.unwrap_or_default(),
                    reached: reached__.unwrap_or_default(),
                    resolved: resolved__.unwrap_or_default(),
                    missed: missed__.unwrap_or_default(),
                    contacts: contacts__.unwrap_or_default(),
                    contact_duty_p50: contact_duty_p50__,
                    contact_duty_p90: contact_duty_p90__,
                    contact_customer_p50: contact_customer_p50__,
                    contact_customer_p90: contact_customer_p90__,
                    unreachable: unreachable__.unwrap_or_default(),
                    dismissed: dismissed__.unwrap_or_default(),
                    reopened: reopened__.unwrap_or_default(),
                    attached: attached__.unwrap_or_default(),
                    refused: refused__.unwrap_or_default(),
                    suppressed: suppressed__.unwrap_or_default(),
                    resolve_customer_p50: resolve_customer_p50__,
                    resolve_customer_p90: resolve_customer_p90__,
                    channels: channels__.unwrap_or_default(),
                    ageing: ageing__.unwrap_or_default(),
                    nps: nps__,
                    csat: csat__,
                    tests: tests__.unwrap_or_default(),
                    history: history__.unwrap_or_default(),
                    resolve_duty_p50: resolve_duty_p50__,
                    resolve_duty_p90: resolve_duty_p90__,
                })
            }
        }
        deserializer.deserialize_struct("recontact.reporting.v1.Figures", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for GetCaseRequest {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if self.id.is_some() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.reporting.v1.GetCaseRequest", len)?;
        if let Some(v) = self.id.as_ref() {
            match v {
                get_case_request::Id::CaseId(v) => {
                    struct_ser.serialize_field("caseId", v)?;
                }
                get_case_request::Id::ResponseId(v) => {
                    struct_ser.serialize_field("responseId", v)?;
                }
                get_case_request::Id::AlertId(v) => {
                    struct_ser.serialize_field("alertId", v)?;
                }
                get_case_request::Id::TaskId(v) => {
                    struct_ser.serialize_field("taskId", v)?;
                }
                get_case_request::Id::CustomerId(v) => {
                    struct_ser.serialize_field("customerId", v)?;
                }
                get_case_request::Id::ExternalId(v) => {
                    struct_ser.serialize_field("externalId", v)?;
                }
            }
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for GetCaseRequest {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "case_id",
            "caseId",
            "response_id",
            "responseId",
            "alert_id",
            "alertId",
            "task_id",
            "taskId",
            "customer_id",
            "customerId",
            "external_id",
            "externalId",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            CaseId,
            ResponseId,
            AlertId,
            TaskId,
            CustomerId,
            ExternalId,
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
                            "caseId" | "case_id" => Ok(GeneratedField::CaseId),
                            "responseId" | "response_id" => Ok(GeneratedField::ResponseId),
                            "alertId" | "alert_id" => Ok(GeneratedField::AlertId),
                            "taskId" | "task_id" => Ok(GeneratedField::TaskId),
                            "customerId" | "customer_id" => Ok(GeneratedField::CustomerId),
                            "externalId" | "external_id" => Ok(GeneratedField::ExternalId),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = GetCaseRequest;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.reporting.v1.GetCaseRequest")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<GetCaseRequest, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut id__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::CaseId => {
                            if id__.is_some() {
                                return Err(serde::de::Error::duplicate_field("caseId"));
                            }
                            id__ = map_.next_value::<::std::option::Option<_>>()?.map(get_case_request::Id::CaseId);
                        }
                        GeneratedField::ResponseId => {
                            if id__.is_some() {
                                return Err(serde::de::Error::duplicate_field("responseId"));
                            }
                            id__ = map_.next_value::<::std::option::Option<_>>()?.map(get_case_request::Id::ResponseId);
                        }
                        GeneratedField::AlertId => {
                            if id__.is_some() {
                                return Err(serde::de::Error::duplicate_field("alertId"));
                            }
                            id__ = map_.next_value::<::std::option::Option<_>>()?.map(get_case_request::Id::AlertId);
                        }
                        GeneratedField::TaskId => {
                            if id__.is_some() {
                                return Err(serde::de::Error::duplicate_field("taskId"));
                            }
                            id__ = map_.next_value::<::std::option::Option<_>>()?.map(get_case_request::Id::TaskId);
                        }
                        GeneratedField::CustomerId => {
                            if id__.is_some() {
                                return Err(serde::de::Error::duplicate_field("customerId"));
                            }
                            id__ = map_.next_value::<::std::option::Option<_>>()?.map(get_case_request::Id::CustomerId);
                        }
                        GeneratedField::ExternalId => {
                            if id__.is_some() {
                                return Err(serde::de::Error::duplicate_field("externalId"));
                            }
                            id__ = map_.next_value::<::std::option::Option<_>>()?.map(get_case_request::Id::ExternalId)
;
                        }
                    }
                }
                Ok(GetCaseRequest {
                    id: id__,
                })
            }
        }
        deserializer.deserialize_struct("recontact.reporting.v1.GetCaseRequest", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for GetCaseResponse {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if self.case.is_some() {
            len += 1;
        }
        if !self.timeline.is_empty() {
            len += 1;
        }
        if !self.response_id.is_empty() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.reporting.v1.GetCaseResponse", len)?;
        if let Some(v) = self.case.as_ref() {
            struct_ser.serialize_field("case", v)?;
        }
        if !self.timeline.is_empty() {
            struct_ser.serialize_field("timeline", &self.timeline)?;
        }
        if !self.response_id.is_empty() {
            struct_ser.serialize_field("responseId", &self.response_id)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for GetCaseResponse {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "case",
            "timeline",
            "response_id",
            "responseId",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Case,
            Timeline,
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
                            "case" => Ok(GeneratedField::Case),
                            "timeline" => Ok(GeneratedField::Timeline),
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
            type Value = GetCaseResponse;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.reporting.v1.GetCaseResponse")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<GetCaseResponse, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut case__ = None;
                let mut timeline__ = None;
                let mut response_id__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Case => {
                            if case__.is_some() {
                                return Err(serde::de::Error::duplicate_field("case"));
                            }
                            case__ = map_.next_value()?;
                        }
                        GeneratedField::Timeline => {
                            if timeline__.is_some() {
                                return Err(serde::de::Error::duplicate_field("timeline"));
                            }
                            timeline__ = Some(map_.next_value()?);
                        }
                        GeneratedField::ResponseId => {
                            if response_id__.is_some() {
                                return Err(serde::de::Error::duplicate_field("responseId"));
                            }
                            response_id__ = Some(map_.next_value()?);
                        }
                    }
                }
                Ok(GetCaseResponse {
                    case: case__,
                    timeline: timeline__.unwrap_or_default(),
                    response_id: response_id__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.reporting.v1.GetCaseResponse", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for GetFigureSeriesRequest {
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
        if self.from_time.is_some() {
            len += 1;
        }
        if self.until_time.is_some() {
            len += 1;
        }
        if self.as_of_time.is_some() {
            len += 1;
        }
        if !self.period.is_empty() {
            len += 1;
        }
        if !self.zone.is_empty() {
            len += 1;
        }
        if !self.span.is_empty() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.reporting.v1.GetFigureSeriesRequest", len)?;
        if !self.unit.is_empty() {
            struct_ser.serialize_field("unit", &self.unit)?;
        }
        if let Some(v) = self.from_time.as_ref() {
            struct_ser.serialize_field("fromTime", v)?;
        }
        if let Some(v) = self.until_time.as_ref() {
            struct_ser.serialize_field("untilTime", v)?;
        }
        if let Some(v) = self.as_of_time.as_ref() {
            struct_ser.serialize_field("asOfTime", v)?;
        }
        if !self.period.is_empty() {
            struct_ser.serialize_field("period", &self.period)?;
        }
        if !self.zone.is_empty() {
            struct_ser.serialize_field("zone", &self.zone)?;
        }
        if !self.span.is_empty() {
            struct_ser.serialize_field("span", &self.span)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for GetFigureSeriesRequest {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "unit",
            "from_time",
            "fromTime",
            "until_time",
            "untilTime",
            "as_of_time",
            "asOfTime",
            "period",
            "zone",
            "span",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Unit,
            FromTime,
            UntilTime,
            AsOfTime,
            Period,
            Zone,
            Span,
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
                            "fromTime" | "from_time" => Ok(GeneratedField::FromTime),
                            "untilTime" | "until_time" => Ok(GeneratedField::UntilTime),
                            "asOfTime" | "as_of_time" => Ok(GeneratedField::AsOfTime),
                            "period" => Ok(GeneratedField::Period),
                            "zone" => Ok(GeneratedField::Zone),
                            "span" => Ok(GeneratedField::Span),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = GetFigureSeriesRequest;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.reporting.v1.GetFigureSeriesRequest")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<GetFigureSeriesRequest, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut unit__ = None;
                let mut from_time__ = None;
                let mut until_time__ = None;
                let mut as_of_time__ = None;
                let mut period__ = None;
                let mut zone__ = None;
                let mut span__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Unit => {
                            if unit__.is_some() {
                                return Err(serde::de::Error::duplicate_field("unit"));
                            }
                            unit__ = Some(map_.next_value()?);
                        }
                        GeneratedField::FromTime => {
                            if from_time__.is_some() {
                                return Err(serde::de::Error::duplicate_field("fromTime"));
                            }
                            from_time__ = map_.next_value()?;
                        }
                        GeneratedField::UntilTime => {
                            if until_time__.is_some() {
                                return Err(serde::de::Error::duplicate_field("untilTime"));
                            }
                            until_time__ = map_.next_value()?;
                        }
                        GeneratedField::AsOfTime => {
                            if as_of_time__.is_some() {
                                return Err(serde::de::Error::duplicate_field("asOfTime"));
                            }
                            as_of_time__ = map_.next_value()?;
                        }
                        GeneratedField::Period => {
                            if period__.is_some() {
                                return Err(serde::de::Error::duplicate_field("period"));
                            }
                            period__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Zone => {
                            if zone__.is_some() {
                                return Err(serde::de::Error::duplicate_field("zone"));
                            }
                            zone__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Span => {
                            if span__.is_some() {
                                return Err(serde::de::Error::duplicate_field("span"));
                            }
                            span__ = Some(map_.next_value()?);
                        }
                    }
                }
                Ok(GetFigureSeriesRequest {
                    unit: unit__.unwrap_or_default(),
                    from_time: from_time__,
                    until_time: until_time__,
                    as_of_time: as_of_time__,
                    period: period__.unwrap_or_default(),
                    zone: zone__.unwrap_or_default(),
                    span: span__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.reporting.v1.GetFigureSeriesRequest", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for GetFigureSeriesResponse {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if !self.periods.is_empty() {
            len += 1;
        }
        if self.as_of_time.is_some() {
            len += 1;
        }
        if !self.zone.is_empty() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.reporting.v1.GetFigureSeriesResponse", len)?;
        if !self.periods.is_empty() {
            struct_ser.serialize_field("periods", &self.periods)?;
        }
        if let Some(v) = self.as_of_time.as_ref() {
            struct_ser.serialize_field("asOfTime", v)?;
        }
        if !self.zone.is_empty() {
            struct_ser.serialize_field("zone", &self.zone)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for GetFigureSeriesResponse {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "periods",
            "as_of_time",
            "asOfTime",
            "zone",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Periods,
            AsOfTime,
            Zone,
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
                            "periods" => Ok(GeneratedField::Periods),
                            "asOfTime" | "as_of_time" => Ok(GeneratedField::AsOfTime),
                            "zone" => Ok(GeneratedField::Zone),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = GetFigureSeriesResponse;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.reporting.v1.GetFigureSeriesResponse")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<GetFigureSeriesResponse, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut periods__ = None;
                let mut as_of_time__ = None;
                let mut zone__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Periods => {
                            if periods__.is_some() {
                                return Err(serde::de::Error::duplicate_field("periods"));
                            }
                            periods__ = Some(map_.next_value()?);
                        }
                        GeneratedField::AsOfTime => {
                            if as_of_time__.is_some() {
                                return Err(serde::de::Error::duplicate_field("asOfTime"));
                            }
                            as_of_time__ = map_.next_value()?;
                        }
                        GeneratedField::Zone => {
                            if zone__.is_some() {
                                return Err(serde::de::Error::duplicate_field("zone"));
                            }
                            zone__ = Some(map_.next_value()?);
                        }
                    }
                }
                Ok(GetFigureSeriesResponse {
                    periods: periods__.unwrap_or_default(),
                    as_of_time: as_of_time__,
                    zone: zone__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.reporting.v1.GetFigureSeriesResponse", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for GetFiguresRequest {
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
        if self.from_time.is_some() {
            len += 1;
        }
        if self.until_time.is_some() {
            len += 1;
        }
        if self.as_of_time.is_some() {
            len += 1;
        }
        if self.by_unit {
            len += 1;
        }
        if !self.span.is_empty() {
            len += 1;
        }
        if !self.zone.is_empty() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.reporting.v1.GetFiguresRequest", len)?;
        if !self.unit.is_empty() {
            struct_ser.serialize_field("unit", &self.unit)?;
        }
        if let Some(v) = self.from_time.as_ref() {
            struct_ser.serialize_field("fromTime", v)?;
        }
        if let Some(v) = self.until_time.as_ref() {
            struct_ser.serialize_field("untilTime", v)?;
        }
        if let Some(v) = self.as_of_time.as_ref() {
            struct_ser.serialize_field("asOfTime", v)?;
        }
        if self.by_unit {
            struct_ser.serialize_field("byUnit", &self.by_unit)?;
        }
        if !self.span.is_empty() {
            struct_ser.serialize_field("span", &self.span)?;
        }
        if !self.zone.is_empty() {
            struct_ser.serialize_field("zone", &self.zone)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for GetFiguresRequest {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "unit",
            "from_time",
            "fromTime",
            "until_time",
            "untilTime",
            "as_of_time",
            "asOfTime",
            "by_unit",
            "byUnit",
            "span",
            "zone",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Unit,
            FromTime,
            UntilTime,
            AsOfTime,
            ByUnit,
            Span,
            Zone,
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
                            "fromTime" | "from_time" => Ok(GeneratedField::FromTime),
                            "untilTime" | "until_time" => Ok(GeneratedField::UntilTime),
                            "asOfTime" | "as_of_time" => Ok(GeneratedField::AsOfTime),
                            "byUnit" | "by_unit" => Ok(GeneratedField::ByUnit),
                            "span" => Ok(GeneratedField::Span),
                            "zone" => Ok(GeneratedField::Zone),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = GetFiguresRequest;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.reporting.v1.GetFiguresRequest")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<GetFiguresRequest, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut unit__ = None;
                let mut from_time__ = None;
                let mut until_time__ = None;
                let mut as_of_time__ = None;
                let mut by_unit__ = None;
                let mut span__ = None;
                let mut zone__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Unit => {
                            if unit__.is_some() {
                                return Err(serde::de::Error::duplicate_field("unit"));
                            }
                            unit__ = Some(map_.next_value()?);
                        }
                        GeneratedField::FromTime => {
                            if from_time__.is_some() {
                                return Err(serde::de::Error::duplicate_field("fromTime"));
                            }
                            from_time__ = map_.next_value()?;
                        }
                        GeneratedField::UntilTime => {
                            if until_time__.is_some() {
                                return Err(serde::de::Error::duplicate_field("untilTime"));
                            }
                            until_time__ = map_.next_value()?;
                        }
                        GeneratedField::AsOfTime => {
                            if as_of_time__.is_some() {
                                return Err(serde::de::Error::duplicate_field("asOfTime"));
                            }
                            as_of_time__ = map_.next_value()?;
                        }
                        GeneratedField::ByUnit => {
                            if by_unit__.is_some() {
                                return Err(serde::de::Error::duplicate_field("byUnit"));
                            }
                            by_unit__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Span => {
                            if span__.is_some() {
                                return Err(serde::de::Error::duplicate_field("span"));
                            }
                            span__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Zone => {
                            if zone__.is_some() {
                                return Err(serde::de::Error::duplicate_field("zone"));
                            }
                            zone__ = Some(map_.next_value()?);
                        }
                    }
                }
                Ok(GetFiguresRequest {
                    unit: unit__.unwrap_or_default(),
                    from_time: from_time__,
                    until_time: until_time__,
                    as_of_time: as_of_time__,
                    by_unit: by_unit__.unwrap_or_default(),
                    span: span__.unwrap_or_default(),
                    zone: zone__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.reporting.v1.GetFiguresRequest", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for GetFiguresResponse {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if self.total.is_some() {
            len += 1;
        }
        if !self.units.is_empty() {
            len += 1;
        }
        if self.as_of_time.is_some() {
            len += 1;
        }
        if !self.zone.is_empty() {
            len += 1;
        }
        if self.from_time.is_some() {
            len += 1;
        }
        if self.until_time.is_some() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.reporting.v1.GetFiguresResponse", len)?;
        if let Some(v) = self.total.as_ref() {
            struct_ser.serialize_field("total", v)?;
        }
        if !self.units.is_empty() {
            struct_ser.serialize_field("units", &self.units)?;
        }
        if let Some(v) = self.as_of_time.as_ref() {
            struct_ser.serialize_field("asOfTime", v)?;
        }
        if !self.zone.is_empty() {
            struct_ser.serialize_field("zone", &self.zone)?;
        }
        if let Some(v) = self.from_time.as_ref() {
            struct_ser.serialize_field("fromTime", v)?;
        }
        if let Some(v) = self.until_time.as_ref() {
            struct_ser.serialize_field("untilTime", v)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for GetFiguresResponse {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "total",
            "units",
            "as_of_time",
            "asOfTime",
            "zone",
            "from_time",
            "fromTime",
            "until_time",
            "untilTime",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Total,
            Units,
            AsOfTime,
            Zone,
            FromTime,
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
                            "total" => Ok(GeneratedField::Total),
                            "units" => Ok(GeneratedField::Units),
                            "asOfTime" | "as_of_time" => Ok(GeneratedField::AsOfTime),
                            "zone" => Ok(GeneratedField::Zone),
                            "fromTime" | "from_time" => Ok(GeneratedField::FromTime),
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
            type Value = GetFiguresResponse;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.reporting.v1.GetFiguresResponse")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<GetFiguresResponse, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut total__ = None;
                let mut units__ = None;
                let mut as_of_time__ = None;
                let mut zone__ = None;
                let mut from_time__ = None;
                let mut until_time__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Total => {
                            if total__.is_some() {
                                return Err(serde::de::Error::duplicate_field("total"));
                            }
                            total__ = map_.next_value()?;
                        }
                        GeneratedField::Units => {
                            if units__.is_some() {
                                return Err(serde::de::Error::duplicate_field("units"));
                            }
                            units__ = Some(map_.next_value()?);
                        }
                        GeneratedField::AsOfTime => {
                            if as_of_time__.is_some() {
                                return Err(serde::de::Error::duplicate_field("asOfTime"));
                            }
                            as_of_time__ = map_.next_value()?;
                        }
                        GeneratedField::Zone => {
                            if zone__.is_some() {
                                return Err(serde::de::Error::duplicate_field("zone"));
                            }
                            zone__ = Some(map_.next_value()?);
                        }
                        GeneratedField::FromTime => {
                            if from_time__.is_some() {
                                return Err(serde::de::Error::duplicate_field("fromTime"));
                            }
                            from_time__ = map_.next_value()?;
                        }
                        GeneratedField::UntilTime => {
                            if until_time__.is_some() {
                                return Err(serde::de::Error::duplicate_field("untilTime"));
                            }
                            until_time__ = map_.next_value()?;
                        }
                    }
                }
                Ok(GetFiguresResponse {
                    total: total__,
                    units: units__.unwrap_or_default(),
                    as_of_time: as_of_time__,
                    zone: zone__.unwrap_or_default(),
                    from_time: from_time__,
                    until_time: until_time__,
                })
            }
        }
        deserializer.deserialize_struct("recontact.reporting.v1.GetFiguresResponse", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for GetStatusRequest {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let len = 0;
        let struct_ser = serializer.serialize_struct("recontact.reporting.v1.GetStatusRequest", len)?;
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for GetStatusRequest {
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
            type Value = GetStatusRequest;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.reporting.v1.GetStatusRequest")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<GetStatusRequest, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                while map_.next_key::<GeneratedField>()?.is_some() {
                    let _ = map_.next_value::<serde::de::IgnoredAny>()?;
                }
                Ok(GetStatusRequest {
                })
            }
        }
        deserializer.deserialize_struct("recontact.reporting.v1.GetStatusRequest", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for GetStatusResponse {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if self.status.is_some() {
            len += 1;
        }
        if !self.copies.is_empty() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.reporting.v1.GetStatusResponse", len)?;
        if let Some(v) = self.status.as_ref() {
            struct_ser.serialize_field("status", v)?;
        }
        if !self.copies.is_empty() {
            struct_ser.serialize_field("copies", &self.copies)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for GetStatusResponse {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "status",
            "copies",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Status,
            Copies,
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
                            "status" => Ok(GeneratedField::Status),
                            "copies" => Ok(GeneratedField::Copies),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = GetStatusResponse;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.reporting.v1.GetStatusResponse")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<GetStatusResponse, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut status__ = None;
                let mut copies__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Status => {
                            if status__.is_some() {
                                return Err(serde::de::Error::duplicate_field("status"));
                            }
                            status__ = map_.next_value()?;
                        }
                        GeneratedField::Copies => {
                            if copies__.is_some() {
                                return Err(serde::de::Error::duplicate_field("copies"));
                            }
                            copies__ = Some(map_.next_value()?);
                        }
                    }
                }
                Ok(GetStatusResponse {
                    status: status__,
                    copies: copies__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.reporting.v1.GetStatusResponse", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for ListCasesRequest {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if !self.filter.is_empty() {
            len += 1;
        }
        if !self.order_by.is_empty() {
            len += 1;
        }
        if self.page_size != 0 {
            len += 1;
        }
        if !self.page_token.is_empty() {
            len += 1;
        }
        if self.as_of_time.is_some() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.reporting.v1.ListCasesRequest", len)?;
        if !self.filter.is_empty() {
            struct_ser.serialize_field("filter", &self.filter)?;
        }
        if !self.order_by.is_empty() {
            struct_ser.serialize_field("orderBy", &self.order_by)?;
        }
        if self.page_size != 0 {
            struct_ser.serialize_field("pageSize", &self.page_size)?;
        }
        if !self.page_token.is_empty() {
            struct_ser.serialize_field("pageToken", &self.page_token)?;
        }
        if let Some(v) = self.as_of_time.as_ref() {
            struct_ser.serialize_field("asOfTime", v)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for ListCasesRequest {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "filter",
            "order_by",
            "orderBy",
            "page_size",
            "pageSize",
            "page_token",
            "pageToken",
            "as_of_time",
            "asOfTime",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Filter,
            OrderBy,
            PageSize,
            PageToken,
            AsOfTime,
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
                            "filter" => Ok(GeneratedField::Filter),
                            "orderBy" | "order_by" => Ok(GeneratedField::OrderBy),
                            "pageSize" | "page_size" => Ok(GeneratedField::PageSize),
                            "pageToken" | "page_token" => Ok(GeneratedField::PageToken),
                            "asOfTime" | "as_of_time" => Ok(GeneratedField::AsOfTime),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = ListCasesRequest;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.reporting.v1.ListCasesRequest")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<ListCasesRequest, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut filter__ = None;
                let mut order_by__ = None;
                let mut page_size__ = None;
                let mut page_token__ = None;
                let mut as_of_time__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Filter => {
                            if filter__.is_some() {
                                return Err(serde::de::Error::duplicate_field("filter"));
                            }
                            filter__ = Some(map_.next_value()?);
                        }
                        GeneratedField::OrderBy => {
                            if order_by__.is_some() {
                                return Err(serde::de::Error::duplicate_field("orderBy"));
                            }
                            order_by__ = Some(map_.next_value()?);
                        }
                        GeneratedField::PageSize => {
                            if page_size__.is_some() {
                                return Err(serde::de::Error::duplicate_field("pageSize"));
                            }
                            page_size__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                        GeneratedField::PageToken => {
                            if page_token__.is_some() {
                                return Err(serde::de::Error::duplicate_field("pageToken"));
                            }
                            page_token__ = Some(map_.next_value()?);
                        }
                        GeneratedField::AsOfTime => {
                            if as_of_time__.is_some() {
                                return Err(serde::de::Error::duplicate_field("asOfTime"));
                            }
                            as_of_time__ = map_.next_value()?;
                        }
                    }
                }
                Ok(ListCasesRequest {
                    filter: filter__.unwrap_or_default(),
                    order_by: order_by__.unwrap_or_default(),
                    page_size: page_size__.unwrap_or_default(),
                    page_token: page_token__.unwrap_or_default(),
                    as_of_time: as_of_time__,
                })
            }
        }
        deserializer.deserialize_struct("recontact.reporting.v1.ListCasesRequest", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for ListCasesResponse {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if !self.cases.is_empty() {
            len += 1;
        }
        if !self.next_page_token.is_empty() {
            len += 1;
        }
        if self.total != 0 {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.reporting.v1.ListCasesResponse", len)?;
        if !self.cases.is_empty() {
            struct_ser.serialize_field("cases", &self.cases)?;
        }
        if !self.next_page_token.is_empty() {
            struct_ser.serialize_field("nextPageToken", &self.next_page_token)?;
        }
        if self.total != 0 {
            #[allow(clippy::needless_borrow)]
            #[allow(clippy::needless_borrows_for_generic_args)]
            struct_ser.serialize_field("total", ToString::to_string(&self.total).as_str())?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for ListCasesResponse {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "cases",
            "next_page_token",
            "nextPageToken",
            "total",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Cases,
            NextPageToken,
            Total,
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
                            "nextPageToken" | "next_page_token" => Ok(GeneratedField::NextPageToken),
                            "total" => Ok(GeneratedField::Total),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = ListCasesResponse;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.reporting.v1.ListCasesResponse")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<ListCasesResponse, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut cases__ = None;
                let mut next_page_token__ = None;
                let mut total__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Cases => {
                            if cases__.is_some() {
                                return Err(serde::de::Error::duplicate_field("cases"));
                            }
                            cases__ = Some(map_.next_value()?);
                        }
                        GeneratedField::NextPageToken => {
                            if next_page_token__.is_some() {
                                return Err(serde::de::Error::duplicate_field("nextPageToken"));
                            }
                            next_page_token__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Total => {
                            if total__.is_some() {
                                return Err(serde::de::Error::duplicate_field("total"));
                            }
                            total__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                    }
                }
                Ok(ListCasesResponse {
                    cases: cases__.unwrap_or_default(),
                    next_page_token: next_page_token__.unwrap_or_default(),
                    total: total__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.reporting.v1.ListCasesResponse", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for RebuildProjectionRequest {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if !self.page_token.is_empty() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.reporting.v1.RebuildProjectionRequest", len)?;
        if !self.page_token.is_empty() {
            struct_ser.serialize_field("pageToken", &self.page_token)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for RebuildProjectionRequest {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "page_token",
            "pageToken",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            PageToken,
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
                            "pageToken" | "page_token" => Ok(GeneratedField::PageToken),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = RebuildProjectionRequest;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.reporting.v1.RebuildProjectionRequest")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<RebuildProjectionRequest, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut page_token__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::PageToken => {
                            if page_token__.is_some() {
                                return Err(serde::de::Error::duplicate_field("pageToken"));
                            }
                            page_token__ = Some(map_.next_value()?);
                        }
                    }
                }
                Ok(RebuildProjectionRequest {
                    page_token: page_token__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.reporting.v1.RebuildProjectionRequest", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for RebuildProjectionResponse {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if self.responses != 0 {
            len += 1;
        }
        if self.cases != 0 {
            len += 1;
        }
        if self.differences != 0 {
            len += 1;
        }
        if !self.next_page_token.is_empty() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.reporting.v1.RebuildProjectionResponse", len)?;
        if self.responses != 0 {
            #[allow(clippy::needless_borrow)]
            #[allow(clippy::needless_borrows_for_generic_args)]
            struct_ser.serialize_field("responses", ToString::to_string(&self.responses).as_str())?;
        }
        if self.cases != 0 {
            #[allow(clippy::needless_borrow)]
            #[allow(clippy::needless_borrows_for_generic_args)]
            struct_ser.serialize_field("cases", ToString::to_string(&self.cases).as_str())?;
        }
        if self.differences != 0 {
            #[allow(clippy::needless_borrow)]
            #[allow(clippy::needless_borrows_for_generic_args)]
            struct_ser.serialize_field("differences", ToString::to_string(&self.differences).as_str())?;
        }
        if !self.next_page_token.is_empty() {
            struct_ser.serialize_field("nextPageToken", &self.next_page_token)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for RebuildProjectionResponse {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "responses",
            "cases",
            "differences",
            "next_page_token",
            "nextPageToken",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Responses,
            Cases,
            Differences,
            NextPageToken,
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
                            "responses" => Ok(GeneratedField::Responses),
                            "cases" => Ok(GeneratedField::Cases),
                            "differences" => Ok(GeneratedField::Differences),
                            "nextPageToken" | "next_page_token" => Ok(GeneratedField::NextPageToken),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = RebuildProjectionResponse;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.reporting.v1.RebuildProjectionResponse")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<RebuildProjectionResponse, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut responses__ = None;
                let mut cases__ = None;
                let mut differences__ = None;
                let mut next_page_token__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Responses => {
                            if responses__.is_some() {
                                return Err(serde::de::Error::duplicate_field("responses"));
                            }
                            responses__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                        GeneratedField::Cases => {
                            if cases__.is_some() {
                                return Err(serde::de::Error::duplicate_field("cases"));
                            }
                            cases__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                        GeneratedField::Differences => {
                            if differences__.is_some() {
                                return Err(serde::de::Error::duplicate_field("differences"));
                            }
                            differences__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                        GeneratedField::NextPageToken => {
                            if next_page_token__.is_some() {
                                return Err(serde::de::Error::duplicate_field("nextPageToken"));
                            }
                            next_page_token__ = Some(map_.next_value()?);
                        }
                    }
                }
                Ok(RebuildProjectionResponse {
                    responses: responses__.unwrap_or_default(),
                    cases: cases__.unwrap_or_default(),
                    differences: differences__.unwrap_or_default(),
                    next_page_token: next_page_token__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.reporting.v1.RebuildProjectionResponse", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for ReplayRequest {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if self.selection.is_some() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.reporting.v1.ReplayRequest", len)?;
        if let Some(v) = self.selection.as_ref() {
            struct_ser.serialize_field("selection", v)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for ReplayRequest {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "selection",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Selection,
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
                            "selection" => Ok(GeneratedField::Selection),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = ReplayRequest;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.reporting.v1.ReplayRequest")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<ReplayRequest, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut selection__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Selection => {
                            if selection__.is_some() {
                                return Err(serde::de::Error::duplicate_field("selection"));
                            }
                            selection__ = map_.next_value()?;
                        }
                    }
                }
                Ok(ReplayRequest {
                    selection: selection__,
                })
            }
        }
        deserializer.deserialize_struct("recontact.reporting.v1.ReplayRequest", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for ReplayResponse {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if self.messages != 0 {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.reporting.v1.ReplayResponse", len)?;
        if self.messages != 0 {
            #[allow(clippy::needless_borrow)]
            #[allow(clippy::needless_borrows_for_generic_args)]
            struct_ser.serialize_field("messages", ToString::to_string(&self.messages).as_str())?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for ReplayResponse {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "messages",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Messages,
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
                            "messages" => Ok(GeneratedField::Messages),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = ReplayResponse;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.reporting.v1.ReplayResponse")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<ReplayResponse, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut messages__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Messages => {
                            if messages__.is_some() {
                                return Err(serde::de::Error::duplicate_field("messages"));
                            }
                            messages__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                    }
                }
                Ok(ReplayResponse {
                    messages: messages__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.reporting.v1.ReplayResponse", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for ScoreFigure {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if self.responses != 0 {
            len += 1;
        }
        if self.value != 0. {
            len += 1;
        }
        if self.margin.is_some() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.reporting.v1.ScoreFigure", len)?;
        if self.responses != 0 {
            #[allow(clippy::needless_borrow)]
            #[allow(clippy::needless_borrows_for_generic_args)]
            struct_ser.serialize_field("responses", ToString::to_string(&self.responses).as_str())?;
        }
        if self.value != 0. {
            struct_ser.serialize_field("value", &self.value)?;
        }
        if let Some(v) = self.margin.as_ref() {
            struct_ser.serialize_field("margin", v)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for ScoreFigure {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "responses",
            "value",
            "margin",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Responses,
            Value,
            Margin,
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
                            "responses" => Ok(GeneratedField::Responses),
                            "value" => Ok(GeneratedField::Value),
                            "margin" => Ok(GeneratedField::Margin),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = ScoreFigure;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.reporting.v1.ScoreFigure")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<ScoreFigure, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut responses__ = None;
                let mut value__ = None;
                let mut margin__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Responses => {
                            if responses__.is_some() {
                                return Err(serde::de::Error::duplicate_field("responses"));
                            }
                            responses__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                        GeneratedField::Value => {
                            if value__.is_some() {
                                return Err(serde::de::Error::duplicate_field("value"));
                            }
                            value__ = 
                                Some(map_.next_value::<::pbjson::private::NumberDeserialize<_>>()?.0)
                            ;
                        }
                        GeneratedField::Margin => {
                            if margin__.is_some() {
                                return Err(serde::de::Error::duplicate_field("margin"));
                            }
                            margin__ = 
                                map_.next_value::<::std::option::Option<::pbjson::private::NumberDeserialize<_>>>()?.map(|x| x.0)
                            ;
                        }
                    }
                }
                Ok(ScoreFigure {
                    responses: responses__.unwrap_or_default(),
                    value: value__.unwrap_or_default(),
                    margin: margin__,
                })
            }
        }
        deserializer.deserialize_struct("recontact.reporting.v1.ScoreFigure", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for WatchCasesRequest {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if !self.case_id.is_empty() {
            len += 1;
        }
        if !self.unit.is_empty() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.reporting.v1.WatchCasesRequest", len)?;
        if !self.case_id.is_empty() {
            struct_ser.serialize_field("caseId", &self.case_id)?;
        }
        if !self.unit.is_empty() {
            struct_ser.serialize_field("unit", &self.unit)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for WatchCasesRequest {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "case_id",
            "caseId",
            "unit",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            CaseId,
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
                            "caseId" | "case_id" => Ok(GeneratedField::CaseId),
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
            type Value = WatchCasesRequest;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.reporting.v1.WatchCasesRequest")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<WatchCasesRequest, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut case_id__ = None;
                let mut unit__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::CaseId => {
                            if case_id__.is_some() {
                                return Err(serde::de::Error::duplicate_field("caseId"));
                            }
                            case_id__ = Some(map_.next_value()?);
                        }
                        GeneratedField::Unit => {
                            if unit__.is_some() {
                                return Err(serde::de::Error::duplicate_field("unit"));
                            }
                            unit__ = Some(map_.next_value()?);
                        }
                    }
                }
                Ok(WatchCasesRequest {
                    case_id: case_id__.unwrap_or_default(),
                    unit: unit__.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_struct("recontact.reporting.v1.WatchCasesRequest", FIELDS, GeneratedVisitor)
    }
}
impl serde::Serialize for WatchCasesResponse {
    #[allow(deprecated)]
    fn serialize<S>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error>
    where
        S: serde::Serializer,
    {
        use serde::ser::SerializeStruct;
        let mut len = 0;
        if self.case.is_some() {
            len += 1;
        }
        if self.event.is_some() {
            len += 1;
        }
        let mut struct_ser = serializer.serialize_struct("recontact.reporting.v1.WatchCasesResponse", len)?;
        if let Some(v) = self.case.as_ref() {
            struct_ser.serialize_field("case", v)?;
        }
        if let Some(v) = self.event.as_ref() {
            struct_ser.serialize_field("event", v)?;
        }
        struct_ser.end()
    }
}
impl<'de> serde::Deserialize<'de> for WatchCasesResponse {
    #[allow(deprecated)]
    fn deserialize<D>(deserializer: D) -> std::result::Result<Self, D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        const FIELDS: &[&str] = &[
            "case",
            "event",
        ];

        #[allow(clippy::enum_variant_names)]
        enum GeneratedField {
            Case,
            Event,
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
                            "case" => Ok(GeneratedField::Case),
                            "event" => Ok(GeneratedField::Event),
                            _ => Err(serde::de::Error::unknown_field(value, FIELDS)),
                        }
                    }
                }
                deserializer.deserialize_identifier(GeneratedVisitor)
            }
        }
        struct GeneratedVisitor;
        impl<'de> serde::de::Visitor<'de> for GeneratedVisitor {
            type Value = WatchCasesResponse;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("struct recontact.reporting.v1.WatchCasesResponse")
            }

            fn visit_map<V>(self, mut map_: V) -> std::result::Result<WatchCasesResponse, V::Error>
                where
                    V: serde::de::MapAccess<'de>,
            {
                let mut case__ = None;
                let mut event__ = None;
                while let Some(k) = map_.next_key()? {
                    match k {
                        GeneratedField::Case => {
                            if case__.is_some() {
                                return Err(serde::de::Error::duplicate_field("case"));
                            }
                            case__ = map_.next_value()?;
                        }
                        GeneratedField::Event => {
                            if event__.is_some() {
                                return Err(serde::de::Error::duplicate_field("event"));
                            }
                            event__ = map_.next_value()?;
                        }
                    }
                }
                Ok(WatchCasesResponse {
                    case: case__,
                    event: event__,
                })
            }
        }
        deserializer.deserialize_struct("recontact.reporting.v1.WatchCasesResponse", FIELDS, GeneratedVisitor)
    }
}
