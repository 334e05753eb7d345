-- Headquarters over many machines: run once on a Citus coordinator, after headquarters has made its tables and
-- before the first company. Every table of a company is split by company_id and lies beside the others of the same
-- company, so that a push, a pull and a report each stay on one machine.

-- Asked before a company is known: a copy on every machine. Few rows, rarely written.
select create_reference_table('server');
select create_reference_table('company');
select create_reference_table('person');
select create_reference_table('console_session');
select create_reference_table('migration');

select create_distributed_table('branch', 'company_id');
select create_distributed_table('till', 'company_id', colocate_with => 'branch');
select create_distributed_table('past_key', 'company_id', colocate_with => 'branch');
select create_distributed_table('claim', 'company_id', colocate_with => 'branch');
select create_distributed_table('till_report', 'company_id', colocate_with => 'branch');
select create_distributed_table('enrol_code', 'company_id', colocate_with => 'branch');
select create_distributed_table('member', 'company_id', colocate_with => 'branch');
select create_distributed_table('stream', 'company_id', colocate_with => 'branch');
select create_distributed_table('entry', 'company_id', colocate_with => 'branch');
select create_distributed_table('entry_key', 'company_id', colocate_with => 'branch');
select create_distributed_table('quarantine', 'company_id', colocate_with => 'branch');
select create_distributed_table('winner', 'company_id', colocate_with => 'branch');
select create_distributed_table('feed_head', 'company_id', colocate_with => 'branch');
select create_distributed_table('feed_item', 'company_id', colocate_with => 'branch');
select create_distributed_table('blob', 'company_id', colocate_with => 'branch');
select create_distributed_table('seal', 'company_id', colocate_with => 'branch');
select create_distributed_table('waiver', 'company_id', colocate_with => 'branch');
select create_distributed_table('lease', 'company_id', colocate_with => 'branch');
