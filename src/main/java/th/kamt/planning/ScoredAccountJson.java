package th.kamt.planning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.AttributeConverter;
import java.io.UncheckedIOException;
import th.kamt.selection.ScoredAccount;

/** A scoring frozen with a plan, in one JSON column. */
class ScoredAccountJson implements AttributeConverter<ScoredAccount, String> {

    private static final ObjectMapper JSON =
            JsonMapper.builder().findAndAddModules().build();

    @Override
    public String convertToDatabaseColumn(ScoredAccount account) {
        try {
            return JSON.writeValueAsString(account);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ScoredAccount convertToEntityAttribute(String json) {
        try {
            return JSON.readValue(json, ScoredAccount.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
