package th.kamt.access.web;

import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import th.kamt.calendar.CalendarDates;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.organization.AccessControl;
import th.kamt.organization.Substitution;
import th.kamt.organization.Substitutions;

/** Substitutes of absent people by REST. Days in ISO of the Common Era. */
@RestController
@RequestMapping("/api/substitutions")
class SubstituteResource {

    /** @param absent employee id; missing: the caller */
    record Wanted(String absent, String substitute, String from, String to, String reason) {}

    /** @param reason for those it concerns and who may end it, else {@code null} */
    record Line(
            long id,
            String absent,
            String substitute,
            String from,
            String to,
            String reason,
            String state,
            String namedBy,
            String endedBy) {}

    private final Substitutions substitutions;
    private final AccessControl access;

    SubstituteResource(Substitutions substitutions, AccessControl access) {
        this.substitutions = substitutions;
        this.access = access;
    }

    @GetMapping
    @Operation(
            summary = "Substitutions the caller may see",
            description = "Their own, and those of people of units they see; coming, active and ended, newest first.")
    List<Line> all() {
        return substitutions.visible().stream().map(this::line).toList();
    }

    @PostMapping
    @Operation(
            summary = "Names a substitute",
            description =
                    "from and to: Common Era, e.g. 2026-11-20, both included; it counts at once if from is today. 403 unless it is"
                            + " the caller's own absence or that of somebody under them in the line of command, 404 for somebody"
                            + " unknown or of a unit not theirs to see, 422 for a day of the Buddhist Era, in the past or more than"
                            + " 366 days on, a substitute who has left, is of a distant unit, is absent themselves on one of these"
                            + " days, or where the absent person stands in for somebody or has a substitute then: errors[] names"
                            + " each field.")
    ResponseEntity<Line> name(@RequestBody Wanted wanted) {
        Substitution named = substitutions.name(
                wanted.absent() == null ? access.currentPerson() : wanted.absent(),
                wanted.substitute(),
                CalendarDates.parseIso(wanted.from()),
                CalendarDates.parseIso(wanted.to()),
                wanted.reason());
        return ResponseEntity.created(URI.create("/substitutes")).body(line(named));
    }

    @DeleteMapping("/{id}")
    @Operation(
            summary = "Ends a substitution at once",
            description =
                    "By the absent person, who named it, or a head over them: else 403. 404 for one that is not the"
                            + " caller's to see. One that has ended stays as it is.")
    ResponseEntity<Void> end(@PathVariable String id, @RequestParam(defaultValue = "") String reason) {
        substitutions.end(number(id), reason);
        return ResponseEntity.noContent().build();
    }

    private static long number(String id) {
        if (!id.matches("\\d{1,18}")) {
            throw new NotFoundException(new Message("organization.substitution.none"));
        }
        return Long.parseLong(id);
    }

    private Line line(Substitution one) {
        return new Line(
                one.id(),
                one.absent(),
                one.substitute(),
                one.from().toString(),
                one.to().toString(),
                substitutions.mayKnowReason(one) ? one.reason() : null,
                one.state().name(),
                one.namedBy(),
                one.endedBy());
    }
}
