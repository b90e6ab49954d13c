-- People of pools are locked by a hash of their name: nobody needs a row to be locked.
DROP TABLE assignment.pool_members;
