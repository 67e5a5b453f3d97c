package th.kamt.workcalendar.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import th.kamt.workcalendar.CalendarFeeds;
import th.kamt.workcalendar.FeedText;

/**
 * {@code /calendar/feed/SECRET.ics}, without login or session. Whatever is wrong with a link it is answered alike, here, so that its
 * address reaches no error page and no log.
 */
@Controller
@Hidden
class FeedDoor {

    private static final Logger LOG = LoggerFactory.getLogger(FeedDoor.class);
    private static final Pattern LINK = Pattern.compile(".*/calendar/feed/([A-Za-z0-9_-]{20,100})\\.ics");
    /** Without one, Spring calls what has an extension it does not know f.txt. */
    private static final String FILE = "key-account-year.ics";

    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

    private final CalendarFeeds feeds;
    private final FeedText text;
    private final FeedThrottle throttle;

    FeedDoor(CalendarFeeds feeds, FeedText text, FeedThrottle throttle) {
        this.feeds = feeds;
        this.text = text;
        this.throttle = throttle;
    }

    @RequestMapping("/calendar/feed/**")
    ResponseEntity<String> feed(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        if (throttle.isBlocked(address)) {
            return tooOften();
        }
        Matcher link = LINK.matcher(request.getRequestURI());
        boolean reads = "GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod());
        Optional<String> person = feeds.personOf(reads && link.matches() ? link.group(1) : "");
        if (person.isEmpty()) {
            throttle.wrong(address);
            return answer(HttpStatus.NOT_FOUND).build();
        }
        if (!throttle.mayRead(person.get())) {
            return tooOften();
        }
        try {
            return answer(HttpStatus.OK)
                    .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + FILE + "\"")
                    .contentType(CALENDAR)
                    .body(text.of(person.get()));
        } catch (RuntimeException e) {
            LOG.error("Calendar feed of {} failed", person.get(), e);
            return answer(HttpStatus.INTERNAL_SERVER_ERROR).build();
        }
    }

    private static ResponseEntity<String> tooOften() {
        return answer(HttpStatus.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, Long.toString(FeedThrottle.WINDOW.toSeconds()))
                .build();
    }

    private static ResponseEntity.BodyBuilder answer(HttpStatus status) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .header("X-Robots-Tag", "noindex")
                .header("Referrer-Policy", "no-referrer");
    }
}
