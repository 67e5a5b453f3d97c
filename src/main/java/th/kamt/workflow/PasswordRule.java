package th.kamt.workflow;

import java.util.Map;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;
import th.kamt.message.WrittenWords;

/** What a password must be like: long enough, not longer than a login reads, and never blank, which nobody could log in with. */
class PasswordRule implements PasswordPolicyRule {

    /** Name of the parameter by which the web apps say it. */
    static final String MIN_LENGTH = "minLength";

    private final int minLength;

    /** @param minLength 0 still asks for one character */
    PasswordRule(int minLength) {
        this.minLength = Math.max(1, minLength);
    }

    /** The web apps have the words for this one. */
    @Override
    public String getPlaceholder() {
        return "PASSWORD_POLICY_LENGTH";
    }

    @Override
    public Map<String, String> getParameters() {
        return Map.of(MIN_LENGTH, Integer.toString(minLength));
    }

    @Override
    public boolean execute(String password) {
        return password.length() >= minLength
                && password.length() <= PasswordLinks.MAX_LENGTH
                && WrittenWords.areIn(password);
    }

    @Override
    public boolean execute(String password, User user) {
        return execute(password);
    }
}
