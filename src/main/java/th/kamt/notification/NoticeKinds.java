package th.kamt.notification;

import java.util.List;

/** The kinds of notice a module sends; one bean a module, which makes their texts editable. */
public interface NoticeKinds {

    List<NoticeKind> kinds();
}
