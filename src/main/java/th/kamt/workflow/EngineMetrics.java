package th.kamt.workflow;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import th.kamt.metrics.Gauges;
import th.kamt.metrics.Reading;

/**
 * What the engine has to do, by its own clock: tasks by step and age, instances, incidents, failed jobs and how late jobs are.
 * Four grouped queries, whatever the number of units.
 */
@Component
class EngineMetrics implements Gauges {

    private static final String TASKS = """
            select TASK_DEF_KEY_ step,
                   case when CREATE_TIME_ > ? then 'under_1d' when CREATE_TIME_ > ? then '1d_to_7d'
                        when CREATE_TIME_ > ? then '7d_to_30d' else 'over_30d' end age,
                   count(*) tasks, sum(DUE_DATE_ < ?) overdue
              from ACT_RU_TASK group by step, age""";

    private static final String PROCESSES = """
            select p.KEY_ process, coalesce(e.instances, 0) instances, coalesce(i.incidents, 0) incidents
              from (select distinct KEY_ from ACT_RE_PROCDEF) p
              left join (select d.KEY_, count(*) instances from ACT_RU_EXECUTION x
                           join ACT_RE_PROCDEF d on d.ID_ = x.PROC_DEF_ID_ where x.PARENT_ID_ is null group by d.KEY_) e
                on e.KEY_ = p.KEY_
              left join (select d.KEY_, count(*) incidents from ACT_RU_INCIDENT y
                           join ACT_RE_PROCDEF d on d.ID_ = y.PROC_DEF_ID_ where y.ID_ = y.CAUSE_INCIDENT_ID_
                          group by d.KEY_) i
                on i.KEY_ = p.KEY_""";

    private static final String FAILED = "select count(*) from ACT_RU_JOB where RETRIES_ = 0";

    /** As the job executor looks for work; a job that runs just now is nobody's delay. */
    private static final String DUE = """
            select count(*) jobs, min(DUEDATE_) oldest from ACT_RU_JOB
             where RETRIES_ > 0 and SUSPENSION_STATE_ = 1 and DUEDATE_ <= ?
               and (LOCK_OWNER_ is null or LOCK_EXP_TIME_ < ?) and (? or HANDLER_TYPE_ <> 'history-cleanup')""";

    private final JdbcTemplate jdbc;
    private final JobExecutor executor;
    private final boolean cleaning;

    EngineMetrics(JdbcTemplate jdbc, ProcessEngineConfigurationImpl engine) {
        this.jdbc = jdbc;
        this.executor = engine.getJobExecutor();
        this.cleaning = engine.isHistoryCleanupEnabled();
    }

    @Override
    public List<Reading> read() {
        Instant now = ClockUtil.getCurrentTime().toInstant();
        List<Reading> readings = new ArrayList<>();
        tasks(now, readings);
        jdbc.query(PROCESSES, row -> {
            String process = row.getString("process");
            readings.add(Reading.of("kamt.processes.active", row.getInt("instances"), "process", process));
            readings.add(Reading.of("kamt.incidents", row.getInt("incidents"), "process", process));
        });
        readings.add(Reading.of("kamt.jobs.failed", jdbc.queryForObject(FAILED, Integer.class)));
        due(now, readings);
        readings.add(Reading.of("kamt.jobs.executor.active", executor != null && executor.isActive() ? 1 : 0));
        return readings;
    }

    private void tasks(Instant now, List<Reading> readings) {
        jdbc.query(
                TASKS,
                row -> {
                    String step = row.getString("step");
                    String age = row.getString("age");
                    readings.add(Reading.of("kamt.tasks.open", row.getInt("tasks"), "step", step, "age", age));
                    readings.add(Reading.of("kamt.tasks.overdue", row.getInt("overdue"), "step", step, "age", age));
                },
                daysBefore(now, 1),
                daysBefore(now, 7),
                daysBefore(now, 30),
                Timestamp.from(now));
    }

    private void due(Instant now, List<Reading> readings) {
        jdbc.query(
                DUE,
                row -> {
                    Timestamp oldest = row.getTimestamp("oldest");
                    double lag = oldest == null ? 0 : Math.max(0, seconds(oldest.toInstant(), now));
                    readings.add(Reading.of("kamt.jobs.due", row.getInt("jobs")));
                    readings.add(Reading.of("kamt.jobs.lag.seconds", lag));
                },
                Timestamp.from(now),
                Timestamp.from(now),
                cleaning);
    }

    private static Timestamp daysBefore(Instant now, int days) {
        return Timestamp.from(now.minus(Duration.ofDays(days)));
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }
}
