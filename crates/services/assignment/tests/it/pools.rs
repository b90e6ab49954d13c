//! Pools: room for one more is given once, whichever replicas look for it at the same moment.

use super::{all, apply, raise, replica, start, units};
use contracts::topology::ServiceName;
use serde_json::json;
use testkit::{World, until};

/// Waits until so many transactions wait for a lock.
async fn waiting(world: &World, count: i64) -> anyhow::Result<()> {
    until("transactions wait for a lock", || async {
        let query = "SELECT count(*) FROM pg_stat_activity
                     WHERE datname = current_database() AND wait_event_type = 'Lock'";
        Ok((world.count(query).await? >= count).then_some(()))
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn two_replicas_at_the_same_moment_give_nobody_more_than_there_is_room_for() -> anyhow::Result<()> {
    let (world, first) = start().await?;
    let second = replica(&world).await?;
    let mut units = units();
    // One of lyon's pool has room for one task; what is more goes to the manager.
    units[5]["unit"]["spec"]["pool"] = json!([{ "person": "paul", "capacity": 1 }]);
    assert_eq!(apply(&first, units).await?.problems, []);

    // Nobody can write a task: the one who comes first waits with what was decided, the other comes meanwhile.
    let mut hold = world.pool.begin().await?;
    sqlx::query("LOCK TABLE assignment.tasks IN SHARE MODE").execute(&mut *hold).await?;
    raise(&world, 1, "lyon").await?;
    waiting(&world, 1).await?;
    raise(&world, 2, "lyon").await?;
    waiting(&world, 2).await?;
    hold.commit().await?;
    world.drain(ServiceName::Assignment).await?;

    let mut owners: Vec<String> = all(&first).await?.into_iter().map(|task| task.owner).collect();
    owners.sort_unstable();
    assert_eq!(owners, ["lea", "paul"]);
    first.stop().await?;
    second.stop().await
}
