package th.kamt.planning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import jakarta.persistence.AttributeConverter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import th.kamt.message.Message;

/**
 * A message's arguments in one JSON column: a text as a string, a day as {@code {"day":"2027-05-12"}}, a message in the message
 * as {@code {"key":…,"arguments":[…]}}, so that they are put into words when they are read, in the reader's language.
 */
class MessageArgumentsJson implements AttributeConverter<List<Object>, String> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String convertToDatabaseColumn(List<Object> arguments) {
        return written(arguments).toString();
    }

    static ArrayNode written(List<Object> arguments) {
        ArrayNode array = JSON.createArrayNode();
        for (Object argument : arguments) {
            if (argument instanceof Message message) {
                array.addObject().put("key", message.key()).set("arguments", written(message.arguments()));
            } else if (argument instanceof LocalDate day) {
                array.addObject().put("day", day.toString());
            } else {
                array.add(argument.toString());
            }
        }
        return array;
    }

    @Override
    public List<Object> convertToEntityAttribute(String json) {
        try {
            return read(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Object> read(JsonNode array) {
        List<Object> arguments = new ArrayList<>();
        for (JsonNode argument : array) {
            if (argument.has("key")) {
                arguments.add(new Message(argument.get("key").textValue(), read(argument.get("arguments"))));
            } else if (argument.has("day")) {
                arguments.add(LocalDate.parse(argument.get("day").textValue()));
            } else {
                arguments.add(argument.textValue());
            }
        }
        return arguments;
    }
}
