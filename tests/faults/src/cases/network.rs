//! The network between services and broker, or services and Postgres.

use crate::{
    lab::{Lab, lasts},
    link::Flow,
};
use std::time::Duration;

/// Nothing passes between services and broker, and no connection breaks.
pub async fn broker_cut(lab: &mut Lab, time: Duration) -> anyhow::Result<()> {
    lab.start_load()?;
    lab.accepted_more(20..60).await?;
    lab.note("broker cut");
    lab.ground.broker_link.flow(Flow::Hold, Flow::Hold);
    lasts(time).await;
    lab.ground.broker_link.reset();
    lab.ground.broker_link.calm();
    lab.healed();
    lab.accepted_more(20..40).await
}

/// Everything takes longer.
pub async fn slow(lab: &mut Lab, delay: Duration, time: Duration) -> anyhow::Result<()> {
    lab.start_load()?;
    lab.accepted_more(20..60).await?;
    lab.note("slow network");
    for link in [&lab.ground.broker_link, &lab.ground.database_link] {
        link.flow(Flow::Delay(delay), Flow::Delay(delay));
    }
    lasts(time).await;
    for link in [&lab.ground.broker_link, &lab.ground.database_link] {
        link.calm();
    }
    lab.healed();
    lab.accepted_more(20..40).await
}

/// Every connection is cut, again and again.
pub async fn resets(lab: &mut Lab, times: usize) -> anyhow::Result<()> {
    lab.start_load()?;
    lab.accepted_more(20..60).await?;
    for _ in 0..times {
        lab.note("connections cut");
        lab.ground.broker_link.reset();
        lab.ground.database_link.reset();
        lasts(Duration::from_millis(500)).await;
    }
    lab.healed();
    lab.accepted_more(20..40).await
}
