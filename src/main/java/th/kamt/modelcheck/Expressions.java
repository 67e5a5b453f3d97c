package th.kamt.modelcheck;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import th.kamt.message.Message;
import th.kamt.workflow.ProcessVocabulary;

/**
 * What an expression of a model may say: read variables, compare and combine them, and call methods of beans open to models. Nothing else
 * is known, so nothing else can be reached: no property of a value, no index, no function.
 */
final class Expressions {

    private static final Set<String> KEYWORDS = Set.of(
            "true", "false", "null", "empty", "not", "and", "or", "eq", "ne", "lt", "gt", "le", "ge", "div", "mod");
    private static final Set<String> OF_EXECUTION = Set.of("processBusinessKey", "businessKey", "processInstanceId");
    private static final Set<String> ENGINES = Set.of("execution", "task");
    private static final Pattern SINGLE_BEAN = Pattern.compile("[$#]\\{\\s*(\\w+)\\s*}");
    /** Would end an expression for the engine elsewhere than for us. */
    private static final Pattern ESCAPED = Pattern.compile("\\\\[$#]");

    private static final Pattern BEAN_CALL =
            Pattern.compile("[$#]\\{\\s*(?!(?:execution|task)\\.)\\w+\\.\\w+\\([^()]*\\)\\s*}");
    private static final Pattern TOKEN = Pattern.compile("\\s+|(?<word>[A-Za-z_]\\w*)|(?<number>\\d+(?:\\.\\d+)?)"
            + "|(?<string>'[^'\\\\{}$#]*'|\"[^\"\\\\{}$#]*\")|(?<sign>==|!=|<=|>=|&&|\\|\\||[!<>+*/%?:,().-])");

    private record Token(String kind, String text) {
        boolean is(String sign) {
            return "sign".equals(kind) && text.equals(sign);
        }

        boolean isWord() {
            return "word".equals(kind) && !KEYWORDS.contains(text);
        }
    }

    private static final Token NONE = new Token("", "");

    private final ProcessVocabulary words;
    private final Set<String> variables;

    /** @param variables names that the model may read */
    Expressions(ProcessVocabulary words, Set<String> variables) {
        this.words = words;
        this.variables = variables;
    }

    static boolean isIn(String text) {
        return text.contains("${") || text.contains("#{");
    }

    /** Name of the one bean that the text names, and nothing besides. */
    static Optional<String> singleBean(String text) {
        Matcher matcher = SINGLE_BEAN.matcher(text.strip());
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Whether the text is one call of a bean's method and nothing besides; {@link #faultIn} says whether that call is right. */
    static boolean isBeanCall(String text) {
        return BEAN_CALL.matcher(text.strip()).matches();
    }

    /** What is wrong with the expressions in the text, if anything. */
    Optional<Message> faultIn(String text) {
        if (ESCAPED.matcher(text).find()) {
            return Optional.of(new Message("modelcheck.expression.escaped", text));
        }
        for (int at = 0; at < text.length(); ) {
            int next = begin(text, at);
            if (next < 0) {
                return Optional.empty();
            }
            int end = end(text, next + 2);
            if (end < 0) {
                return Optional.of(new Message("modelcheck.expression.unreadable", text));
            }
            Optional<Message> fault = fault(text.substring(next + 2, end));
            if (fault.isPresent()) {
                return fault;
            }
            at = end + 1;
        }
        return Optional.empty();
    }

    private static int begin(String text, int from) {
        int dollar = text.indexOf("${", from);
        int hash = text.indexOf("#{", from);
        return dollar < 0 || (hash >= 0 && hash < dollar) ? hash : dollar;
    }

    private static int end(String text, int from) {
        char quote = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '}') {
                return i;
            }
        }
        return -1;
    }

    private Optional<Message> fault(String expression) {
        List<Token> tokens = tokens(expression);
        if (tokens == null || tokens.isEmpty()) {
            return Optional.of(new Message("modelcheck.expression.unreadable", expression));
        }
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            Token before = at(tokens, i - 1);
            Token after = at(tokens, i + 1);
            Optional<Message> fault = Optional.empty();
            if (token.isWord() && !before.is(".")) {
                fault = after.is(".") ? member(tokens, i) : alone(token.text(), before, after, depth);
            } else if (token.is(".") && (!before.isWord() || at(tokens, i - 2).is("."))) {
                fault = Optional.of(new Message("modelcheck.expression.member", expression.strip()));
            } else if (token.is("(")) {
                depth++;
            } else if (token.is(")")) {
                depth--;
            }
            if (fault.isPresent()) {
                return fault;
            }
        }
        return depth == 0
                ? Optional.empty()
                : Optional.of(new Message("modelcheck.expression.unreadable", expression.strip()));
    }

    private Optional<Message> alone(String name, Token before, Token after, int depth) {
        if (after.is("(")) {
            return Optional.of(new Message("modelcheck.expression.function", name));
        }
        boolean argument = depth > 0 && (before.is("(") || before.is(","));
        if (variables.contains(name) || (argument && ENGINES.contains(name))) {
            return Optional.empty();
        }
        return Optional.of(new Message("modelcheck.expression.unknown", name));
    }

    private Optional<Message> member(List<Token> tokens, int root) {
        String name = tokens.get(root).text();
        Token member = at(tokens, root + 2);
        boolean called = at(tokens, root + 3).is("(");
        if ("execution".equals(name) && !called && OF_EXECUTION.contains(member.text())) {
            return Optional.empty();
        }
        if (!words.isBean(name)) {
            return Optional.of(
                    variables.contains(name) || ENGINES.contains(name)
                            ? new Message("modelcheck.expression.member", name + "." + member.text())
                            : new Message("modelcheck.expression.bean", name));
        }
        Set<String> methods = words.methodsOf(name);
        return called && methods.contains(member.text())
                ? Optional.empty()
                : Optional.of(new Message("modelcheck.expression.method", name + "." + member.text(), name));
    }

    private static Token at(List<Token> tokens, int index) {
        return index >= 0 && index < tokens.size() ? tokens.get(index) : NONE;
    }

    /** {@code null} if there is something in it that is none of ours. */
    private static List<Token> tokens(String expression) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(expression);
        int at = 0;
        while (at < expression.length()) {
            matcher.region(at, expression.length());
            if (!matcher.lookingAt()) {
                return null;
            }
            for (String kind : List.of("word", "number", "string", "sign")) {
                if (matcher.group(kind) != null) {
                    tokens.add(new Token(kind, matcher.group(kind)));
                }
            }
            at = matcher.end();
        }
        return tokens;
    }
}
