package th.kamt.workflow;

import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.el.ExpressionManager;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.listener.DelegateExpressionTaskListener;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Task listeners picked by an element template. Templates of Camunda 7 can bind no task listener, but an extension property: the property
 * {@code listener.EVENT} with a listener's name means what a task listener element means.
 */
class PickedListeners extends AbstractBpmnParseListener {

    private static final Pattern BEAN = Pattern.compile("\\w+");

    private final ExpressionManager expressions;

    PickedListeners(ExpressionManager expressions) {
        this.expressions = expressions;
    }

    @Override
    public void parseUserTask(Element task, ScopeImpl scope, ActivityImpl activity) {
        Element extensions = task.element("extensionElements");
        Element properties =
                extensions == null ? null : extensions.elementNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "properties");
        if (properties == null) {
            return;
        }
        for (Element property : properties.elementsNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "property")) {
            String name = String.valueOf(property.attribute("name"));
            String bean = String.valueOf(property.attribute("value"));
            if (name.startsWith(ProcessVocabulary.LISTENER_PROPERTY)
                    && BEAN.matcher(bean).matches()) {
                ((UserTaskActivityBehavior) activity.getActivityBehavior())
                        .getTaskDefinition()
                        .addTaskListener(
                                name.substring(ProcessVocabulary.LISTENER_PROPERTY.length()),
                                new DelegateExpressionTaskListener(
                                        expressions.createExpression("${" + bean + "}"), null));
            }
        }
    }
}
