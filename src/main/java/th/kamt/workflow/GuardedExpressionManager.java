package th.kamt.workflow;

import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpression;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ValueExpression;
import org.springframework.context.ApplicationContext;

/**
 * Evaluates the expressions of models, never those of callers: queries and stored filters evaluate theirs without a variable
 * scope, which would let any logged-in user run code. Only the named beans can be reached, and of the engine only what {@link
 * GuardedElResolver} lets through.
 */
class GuardedExpressionManager extends SpringExpressionManager {

    private static final Set<String> WITHOUT_SCOPE = Set.of(
            "${now()}", "${currentUser()}", "${currentUserGroups()}", TaskDates.END_OF_THIS_WEEK, Groups.SEEN_POSTS);

    GuardedExpressionManager(ApplicationContext context, Map<Object, Object> beans) {
        super(context, beans);
    }

    @Override
    public Expression createExpression(String text) {
        return new Guarded(createValueExpression(text), this, text);
    }

    @Override
    protected ELResolver createElResolver() {
        return new GuardedElResolver(super.createElResolver());
    }

    private static final class Guarded extends JuelExpression {

        Guarded(ValueExpression expression, GuardedExpressionManager manager, String text) {
            super(expression, manager, text);
        }

        @Override
        public Object getValue(VariableScope scope, BaseDelegateExecution execution) {
            guard(scope);
            return super.getValue(scope, execution);
        }

        @Override
        public void setValue(Object value, VariableScope scope, BaseDelegateExecution execution) {
            guard(scope);
            super.setValue(value, scope, execution);
        }

        private void guard(VariableScope scope) {
            if (scope == null && !isLiteralText() && !WITHOUT_SCOPE.contains(expressionText)) {
                throw new BadUserRequestException("This expression is not evaluated outside a process model");
            }
        }
    }
}
