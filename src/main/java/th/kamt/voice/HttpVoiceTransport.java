package th.kamt.voice;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;

/** By HTTP, JSON, one request a voice; redirects are not followed, for the token would go along. */
class HttpVoiceTransport implements VoiceTransport {

    static final String KEY_HEADER = "Idempotency-Key";

    private static final int ALREADY_THERE = 409;
    /** Said of the caller, the address or the moment, not of the voice: all of them wait. */
    private static final Set<Integer> NOT_THE_VOICES_FAULT = Set.of(401, 403, 404, 405, 407, 408, 425, 429);

    private static final int LONGEST_ANSWER = 1000;
    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);

    private final HttpClient http;
    private final VoiceSettings settings;

    HttpVoiceTransport(VoiceSettings settings) {
        this.settings = settings;
        this.http = HttpClient.newBuilder()
                .connectTimeout(settings.timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    @Override
    public Answer deliver(SentVoice voice) throws RefusedVoiceException, NoAnswerException {
        HttpResponse<String> response = send(voice);
        String body = response.body() == null ? "" : response.body();
        int status = response.statusCode();
        Answer answer = new Answer(status, body.length() > LONGEST_ANSWER ? body.substring(0, LONGEST_ANSWER) : body);
        if (status / 100 == 2 || status == ALREADY_THERE) {
            return answer;
        }
        if (status / 100 == 4 && !NOT_THE_VOICES_FAULT.contains(status)) {
            throw new RefusedVoiceException(answer);
        }
        throw new NoAnswerException("HTTP " + status, answer, pause(response));
    }

    private HttpResponse<String> send(SentVoice voice) throws NoAnswerException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(settings.url().strip()))
                .timeout(settings.timeout())
                .header("Content-Type", "application/json; charset=UTF-8")
                .header("Accept", "application/json")
                .header(KEY_HEADER, voice.idempotencyKey())
                .POST(HttpRequest.BodyPublishers.ofString(voice.body(), StandardCharsets.UTF_8));
        if (!settings.token().isBlank()) {
            request.header("Authorization", "Bearer " + settings.token().strip());
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new NoAnswerException(e.toString(), null, Duration.ZERO);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoAnswerException(e.toString(), null, Duration.ZERO);
        }
    }

    /** {@code Retry-After} in seconds; a date there is not looked at. */
    private static Duration pause(HttpResponse<String> response) {
        String asked = response.headers().firstValue("Retry-After").orElse("");
        if (!asked.matches("\\d{1,9}")) {
            return Duration.ZERO;
        }
        Duration pause = Duration.ofSeconds(Long.parseLong(asked));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
