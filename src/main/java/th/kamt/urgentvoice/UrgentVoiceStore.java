package th.kamt.urgentvoice;

import static th.kamt.database.UtcTimes.instant;
import static th.kamt.database.UtcTimes.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import th.kamt.calendar.PlanYear;
import th.kamt.urgentvoice.VoiceEvent.Kind;

/** Cases as rows. A stage is left only by who finds the case in it, so that of two at once one succeeds. */
@Repository
class UrgentVoiceStore {

    private final JdbcTemplate jdbc;

    UrgentVoiceStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** {@code 2570-000123}: a number no other case has, on whichever node. */
    String nextNumber(PlanYear year) {
        Long number = jdbc.queryForObject("select next value for urgent_voice_number", Long.class);
        return "%s-%06d".formatted(year, number);
    }

    /** @throws org.springframework.dao.DuplicateKeyException if a case was opened with that form already */
    void insert(UrgentVoice voice, String token) {
        jdbc.update(
                "insert into urgent_voice (number, plan_year, account_id, account_name, unit_code, office_code, stage,"
                        + " received_at, counted_from, channel, summary, opened_by, opened_at, token)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                voice.number(),
                voice.year().buddhistEra(),
                voice.accountId(),
                voice.accountName(),
                voice.unitCode(),
                voice.officeCode(),
                voice.stage().name(),
                utc(voice.receivedAt()),
                voice.countedFrom(),
                voice.channel(),
                voice.summary(),
                voice.openedBy(),
                utc(voice.openedAt()),
                token);
    }

    Optional<UrgentVoice> find(String number) {
        return jdbc.query("select * from urgent_voice where number = ?", UrgentVoiceStore::row, number).stream()
                .findFirst();
    }

    Optional<UrgentVoice> byToken(String token) {
        return jdbc.query("select * from urgent_voice where token = ?", UrgentVoiceStore::row, token).stream()
                .findFirst();
    }

    /** Cases of the year at those units, in their care or supplied by them, and those the person was ordered to see to. */
    List<UrgentVoice> ofYear(PlanYear year, Collection<String> units, String person) {
        List<Object> arguments = new ArrayList<>();
        arguments.add(year.buddhistEra());
        String places = units.isEmpty() ? "null" : String.join(",", Collections.nCopies(units.size(), "?"));
        arguments.addAll(units);
        arguments.addAll(units);
        arguments.add(person);
        return jdbc.query(
                "select * from urgent_voice where plan_year = ? and (unit_code in (" + places + ") or office_code in ("
                        + places + ") or assigned_to = ?) order by received_at desc, number desc",
                UrgentVoiceStore::row,
                arguments.toArray());
    }

    /** Years that have cases, newest first. */
    List<PlanYear> years() {
        return jdbc.query(
                "select distinct plan_year from urgent_voice order by plan_year desc",
                (row, number) -> new PlanYear(row.getInt(1)));
    }

    List<UrgentVoice> openOf(String accountId) {
        return jdbc.query(
                "select * from urgent_voice where account_id = ? and stage in ('ORDER', 'REMEDY', 'ANSWER')"
                        + " order by received_at, number",
                UrgentVoiceStore::row,
                accountId);
    }

    /** Received since then, newest first. */
    List<UrgentVoice> ofAccount(String accountId, Instant since) {
        return jdbc.query(
                "select * from urgent_voice where account_id = ? and received_at >= ? order by received_at desc, number desc",
                UrgentVoiceStore::row,
                accountId,
                utc(since));
    }

    List<UrgentVoice> open() {
        return jdbc.query(
                "select * from urgent_voice where stage in ('ORDER', 'REMEDY', 'ANSWER') order by number",
                UrgentVoiceStore::row);
    }

    boolean ordered(String number, String assignedTo, String order, String by, String as, Instant at) {
        return jdbc.update(
                        "update urgent_voice set stage = 'REMEDY', assigned_to = ?, remedy_order = ?, ordered_by = ?,"
                                + " ordered_as = ?, ordered_at = ? where number = ? and stage = 'ORDER'",
                        assignedTo,
                        order,
                        by,
                        as,
                        utc(at),
                        number)
                == 1;
    }

    /** @param before who had been ordered when the person looked */
    boolean orderedAnew(
            String number, String before, String assignedTo, String order, String by, String as, Instant at) {
        return jdbc.update(
                        "update urgent_voice set assigned_to = ?, remedy_order = ?, ordered_by = ?, ordered_as = ?,"
                                + " ordered_at = ? where number = ? and stage = 'REMEDY' and assigned_to = ?",
                        assignedTo,
                        order,
                        by,
                        as,
                        utc(at),
                        number,
                        before)
                == 1;
    }

    boolean remedied(String number, String remedy, String by, Instant at) {
        return jdbc.update(
                        "update urgent_voice set stage = 'ANSWER', remedy = ?, remedied_by = ?, remedied_at = ?"
                                + " where number = ? and stage = 'REMEDY'",
                        remedy,
                        by,
                        utc(at),
                        number)
                == 1;
    }

    boolean answered(String number, String answer, String by, Instant answeredAt, Instant at) {
        return jdbc.update(
                        "update urgent_voice set stage = 'CLOSED', answer = ?, answered_by = ?, answered_at = ?,"
                                + " closed_at = ? where number = ? and stage = 'ANSWER'",
                        answer,
                        by,
                        utc(answeredAt),
                        utc(at),
                        number)
                == 1;
    }

    void countedFrom(String number, LocalDate day) {
        jdbc.update("update urgent_voice set counted_from = ? where number = ?", day, number);
    }

    void keep(String number, VoiceEvent event) {
        jdbc.update(
                "insert into urgent_voice_event (number, happened_at, kind, person, acted_for, concerns, words)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                number,
                utc(event.at()),
                event.kind().name(),
                event.person(),
                event.actedFor(),
                event.concerns(),
                event.words());
    }

    List<VoiceEvent> events(String number) {
        return jdbc.query(
                "select * from urgent_voice_event where number = ? order by id",
                (row, index) -> new VoiceEvent(
                        instant(row, "happened_at"),
                        Kind.valueOf(row.getString("kind")),
                        row.getString("person"),
                        row.getString("acted_for"),
                        row.getString("concerns"),
                        row.getString("words")),
                number);
    }

    private static UrgentVoice row(ResultSet row, int index) throws SQLException {
        return new UrgentVoice(
                row.getString("number"),
                new PlanYear(row.getInt("plan_year")),
                row.getString("account_id"),
                row.getString("account_name"),
                row.getString("unit_code"),
                row.getString("office_code"),
                Stage.byName(row.getString("stage")).orElseThrow(),
                instant(row, "received_at"),
                row.getObject("counted_from", LocalDate.class),
                row.getString("channel"),
                row.getString("summary"),
                row.getString("opened_by"),
                instant(row, "opened_at"),
                row.getString("assigned_to"),
                row.getString("remedy_order"),
                row.getString("ordered_by"),
                row.getString("ordered_as"),
                instant(row, "ordered_at"),
                row.getString("remedy"),
                row.getString("remedied_by"),
                instant(row, "remedied_at"),
                row.getString("answer"),
                row.getString("answered_by"),
                instant(row, "answered_at"),
                instant(row, "closed_at"));
    }
}
