package org.doorward.examples.auditor;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import org.doorward.li.evidence.VerifiedBundle;

/** What a bundle proves, as JSON. */
final class BundleView {
  private BundleView() {}

  /** Question, range and counts. */
  static ObjectNode of(VerifiedBundle bundle) {
    ObjectNode view = JsonNodeFactory.instance
        .objectNode()
        .put("proven", true)
        .put("log", bundle.later().origin())
        .put("question", bundle.question().text())
        .put("first", bundle.first())
        .put("last", bundle.later().size() - 1)
        .put("root", Base64.getEncoder().encodeToString(bundle.later().root().toByteArray()));
    bundle.answer().counts().forEach((finding, count) -> view.put(finding.word(), count));
    return view;
  }
}
