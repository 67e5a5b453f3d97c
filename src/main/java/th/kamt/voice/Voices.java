package th.kamt.voice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.calendar.Bangkok;
import th.kamt.customer.Contacts;
import th.kamt.customer.CustomerList;

/** Takes voices of the customers for PEA-VOC, in the transaction that records them. */
@Service
public class Voices {

    /** Version of the JSON in {@code docs/pea-voc.md}. */
    static final String CONTRACT = "kamt-voice/1";

    private final VoiceStore store;
    private final CustomerList customers;
    private final Contacts contacts;
    private final VoicePump pump;
    private final ObjectMapper json;
    private final Clock clock;

    Voices(
            VoiceStore store,
            CustomerList customers,
            Contacts contacts,
            VoicePump pump,
            ObjectMapper json,
            Clock clock) {
        this.store = store;
        this.customers = customers;
        this.contacts = contacts;
        this.pump = pump;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Writes the voice into the outbox. Told twice, as of a step that ran twice, it is there once. The JSON is fixed now and the
     * same at every attempt.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void heard(Voice voice) {
        Instant at = clock.instant();
        String key = UUID.randomUUID().toString();
        store.add(voice, key, body(voice, key, at), at);
        pump.wakeAfterCommit();
    }

    private String body(Voice voice, String key, Instant at) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("contract", CONTRACT);
        body.put("idempotencyKey", key);
        body.put("source", voice.source().name());
        body.put("reference", voice.reference());
        body.put("planYear", voice.year().buddhistEra());
        body.put("accountId", voice.accountId());
        body.put("unitCode", voice.unitCode());
        body.put("kind", voice.kind().name());
        body.put(
                "text",
                Masking.of(customers.account(voice.year(), voice.accountId()), contacts.of(voice.accountId()))
                        .mask(voice.text()));
        body.put("heardOn", voice.heardOn().toString());
        body.put("receivedAt", voice.receivedAt() == null ? null : bangkok(voice.receivedAt()));
        body.put("heardBy", voice.heardBy());
        body.put("recordedAt", bangkok(at));
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String bangkok(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(Bangkok.ZONE));
    }
}
