package th.kamt.planning.web;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import th.kamt.planning.PlanView;

/** Makes the forms of a unit's plan. */
@Component
class DocumentPapers {

    private final DocumentCustomers customers;
    private final DocumentSchedule schedule;
    private final DocumentSigns signs;
    private final DocumentWords words;
    private final Clock clock;

    DocumentPapers(
            DocumentCustomers customers,
            DocumentSchedule schedule,
            DocumentSigns signs,
            DocumentWords words,
            Clock clock) {
        this.customers = customers;
        this.schedule = schedule;
        this.signs = signs;
        this.words = words;
        this.clock = clock;
    }

    /** @param parts numbers of the parts wanted */
    DocumentPaper paper(DocumentForm form, List<Integer> parts, DocumentFacts facts) {
        PlanView plan = facts.plan();
        return new DocumentPaper(
                form.code(),
                words.say(form.title()),
                words.say("documents.unit", plan.unit().name(), plan.unit().code()),
                words.say("documents.planYear", plan.year().toString()),
                words.say("documents.mark." + plan.standing().status()),
                plan.standing().status().isOpen(),
                words.say(signs.state(plan)),
                parts.stream().map(part -> part(form, part, facts)).toList(),
                signs.of(plan),
                words.say("documents.basis." + form.code()),
                words.say("documents.printed", words.formats().longDayAndTime(clock.instant())));
    }

    private DocumentPart part(DocumentForm form, int part, DocumentFacts facts) {
        boolean ofCustomers = form == DocumentForm.CUSTOMERS;
        return new DocumentPart(
                part,
                form.codeOf(part),
                words.say(DocumentForm.titleOf(part)),
                ofCustomers ? customers.tables(facts, part) : schedule.tables(facts, part),
                ofCustomers ? customers.notes(part) : schedule.notes(facts, part));
    }
}
