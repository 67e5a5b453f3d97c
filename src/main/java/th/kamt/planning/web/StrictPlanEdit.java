package th.kamt.planning.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.util.List;
import th.kamt.planning.PlanEdit;

/** Reads a change as it was meant: no number for words, and no field that the change does not have. */
class StrictPlanEdit extends JsonDeserializer<PlanEdit> {

    private static final List<CoercionInputShape> NO_TEXT =
            List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean);

    private final ObjectMapper strict;

    StrictPlanEdit(ObjectMapper json) {
        strict = json.copy().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        NO_TEXT.forEach(shape -> strict.coercionConfigFor(LogicalType.Textual).setCoercion(shape, CoercionAction.Fail));
    }

    @Override
    public PlanEdit deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return strict.treeToValue(context.readTree(parser), PlanEdit.class);
    }

    /** Else the kind of change would be looked up, and the change read, by the mapper that called. */
    @Override
    public PlanEdit deserializeWithType(JsonParser parser, DeserializationContext context, TypeDeserializer type)
            throws IOException {
        return deserialize(parser, context);
    }
}
