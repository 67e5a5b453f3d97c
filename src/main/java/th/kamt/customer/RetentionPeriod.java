package th.kamt.customer;

import java.time.LocalDate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import th.kamt.calendar.PlanYear;

/** How long contact persons of a plan year are kept: whole years after its end. */
@Component
class RetentionPeriod {

    private final int years;

    RetentionPeriod(@Value("${kamt.contacts.kept-years:2}") int years) {
        if (years < 0) {
            throw new IllegalArgumentException("kamt.contacts.kept-years: " + years);
        }
        this.years = years;
    }

    boolean isOver(PlanYear year, LocalDate today) {
        return today.isAfter(year.lastDay().plusYears(years));
    }
}
