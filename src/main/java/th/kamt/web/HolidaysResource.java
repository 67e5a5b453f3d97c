package th.kamt.web;

import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import th.kamt.calendar.CalendarDates;
import th.kamt.calendar.Holidays;
import th.kamt.calendar.PlanYear;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.organization.AccessControl;

/** The holidays by REST: read by everybody, kept by administrators. Days in ISO of the Common Era. */
@RestController
@RequestMapping("/api/calendar/holidays")
class HolidaysResource {

    /** A holiday as machines see it. */
    record Day(LocalDate day, String nameTh, String nameEn) {}

    /** What a holiday is called. */
    record Names(String nameTh, String nameEn) {}

    /** What was done; {@code remarks} say where it changes nothing, {@code moved} which open work is due on another day now. */
    record Done(LocalDate day, List<String> remarks, List<Moved> moved) {}

    /** Work that is due on another day now. */
    record Moved(String what, String businessKey, LocalDate before, LocalDate after) {}

    private final Holidays holidays;
    private final HolidayMoves moves;
    private final AccessControl access;
    private final Texts texts;

    HolidaysResource(Holidays holidays, HolidayMoves moves, AccessControl access, Texts texts) {
        this.holidays = holidays;
        this.moves = moves;
        this.access = access;
        this.texts = texts;
    }

    @GetMapping
    @Operation(
            summary = "Public holidays of a year",
            description = "year: Buddhist Era, e.g. 2570; empty if none are entered")
    List<Day> of(@RequestParam String year) {
        return holidays.of(PlanYear.parse(year)).stream()
                .map(holiday -> new Day(holiday.day(), holiday.nameTh(), holiday.nameEn()))
                .toList();
    }

    @PutMapping("/{isoDate}")
    @Operation(
            summary = "Enters a holiday",
            description =
                    "isoDate: Common Era, e.g. 2027-01-01. 409 if that day is a holiday already; 422 if it is past and"
                            + " confirmPast is not true. On a weekend it changes nothing, which a remark says.")
    ResponseEntity<Done> add(
            @PathVariable String isoDate,
            @RequestParam(defaultValue = "false") boolean confirmPast,
            @RequestBody Names names) {
        access.requireAdminister();
        LocalDate day = CalendarDates.parseIso(isoDate);
        List<Message> remarks = holidays.add(day, names.nameTh(), names.nameEn(), confirmPast, access.currentPerson());
        return ResponseEntity.status(HttpStatus.CREATED).body(done(day, remarks));
    }

    @DeleteMapping("/{isoDate}")
    @Operation(
            summary = "Removes a holiday",
            description = "404 if that day is none; 422 if it is past and confirmPast is not true")
    Done remove(@PathVariable String isoDate, @RequestParam(defaultValue = "false") boolean confirmPast) {
        access.requireAdminister();
        LocalDate day = CalendarDates.parseIso(isoDate);
        return done(day, holidays.remove(day, confirmPast, access.currentPerson()));
    }

    private Done done(LocalDate day, List<Message> remarks) {
        List<Moved> moved = holidays.changes(PlanYear.containing(day)).stream()
                .filter(change -> change.holiday().day().equals(day))
                .findFirst()
                .map(moves::of)
                .orElse(List.of())
                .stream()
                .map(move -> new Moved(move.what(), move.businessKey(), move.before(), move.after()))
                .toList();
        return new Done(day, remarks.stream().map(texts::of).toList(), moved);
    }
}
