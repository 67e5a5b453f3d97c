package th.kamt.demo;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.stereotype.Component;
import th.kamt.organization.Organization;
import th.kamt.organization.Unit;
import th.kamt.planning.PlanStandings;

/** Part of readiness: the demo this start loads has its plans, which jobs make once the year is open. Up without a demo. */
@Component("demoHealthIndicator")
class DemoHealth extends AbstractHealthIndicator {

    private final ObjectProvider<DemoData> demo;
    private final PlanStandings plans;
    private final Organization organization;
    private volatile boolean stands;

    DemoHealth(ObjectProvider<DemoData> demo, PlanStandings plans, Organization organization) {
        super("the demo cannot be asked for");
        this.demo = demo;
        this.plans = plans;
        this.organization = organization;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        stands = stands || demo.stream().noneMatch(DemoData::isLoadedNow) || hasPlans();
        if (stands) {
            health.up();
        } else {
            health.outOfService();
        }
    }

    private boolean hasPlans() {
        return !plans.of(
                        DemoData.YEAR,
                        organization.units().stream().map(Unit::code).toList())
                .isEmpty();
    }
}
