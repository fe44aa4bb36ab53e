package org.doorward.li.spec.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.doorward.li.identifier.Xid;
import org.doorward.li.spec.lab.Lab;
import org.doorward.li.target.SipUri;
import org.doorward.li.target.TargetIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** INV-X1-118: whoever keeps an element's state keeps it whole, and learns neither task nor target. */
class OwnTaskStoreIT {
  private static final TargetIdentifier ALICE = SipUri.of("sip:alice@example.com");

  @TempDir
  private Path directory;

  @Test
  void anElementGoesOnWithWhatAnotherStoreKept() throws Exception {
    MemoryTaskStore store = new MemoryTaskStore();
    try (Lab lab = Lab.open(directory.resolve("element"), builder -> builder.taskStore(store))) {
      Xid xid = lab.activate(ALICE);
      assertEquals(1, lab.element().interceptionPoint().match(ALICE).size());
      lab.element().close();

      List<String> seen = new ArrayList<>();
      store.read((kind, id, value) -> {
        seen.add(new String(id.toByteArray(), StandardCharsets.ISO_8859_1));
        seen.add(new String(value.toByteArray(), StandardCharsets.ISO_8859_1));
      });
      store.close();
      assertTrue(seen.size() > 4);
      for (String text : seen) {
        assertFalse(text.contains("alice") || text.contains(xid.value().toString()));
      }

      lab.restartElement();
      assertEquals(1, lab.element().interceptionPoint().match(ALICE).size());
    }
  }
}
