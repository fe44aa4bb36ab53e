package org.doorward.li.intercept.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.doorward.li.identifier.Sensitive;
import org.doorward.li.x2x3.AttributeType;
import org.doorward.li.x2x3.DestinationProfile;
import org.doorward.li.x2x3.DestinationProfile.Connections;
import org.doorward.li.x2x3.Edition;
import org.doorward.li.x2x3.Pdu;
import org.doorward.li.x2x3.PduVersion;
import org.junit.jupiter.api.Test;

/** INV-X2X3-92: destinations of one kind of profile share an encoding, and all share the number. */
class ProductEncodingTest {
  @Test
  void eachKindOfProfileHasItsAttributesAndAllHaveOneNumber() throws Exception {
    DestinationProfile now = DestinationProfile.THREE_GPP;
    try (HandOverScene scene = new HandOverScene(16, 1)) {
      scene.profiles.addAll(List.of(
          now.with(Edition.V1_4_1), now.with(PduVersion.V1_10_1), now.with(Connections.SHARED)));
      scene.activate(HandOverScene.TARGET);
      for (int piece = 0; piece < 2; piece++) {
        scene
            .interception(HandOverScene.TARGET)
            .cc(HandOverScene.piece(piece).with(AttributeType.SDP.with(Sensitive.of("v=0"))));
      }
      scene.settle();

      List<Pdu> pdus = List.copyOf(scene.further);
      assertEquals(6, pdus.size());
      for (int i = 0; i < pdus.size(); i++) {
        Pdu pdu = pdus.get(i);
        boolean old = i % 3 == 0;
        assertEquals(Optional.of(i / 3L), pdu.first(AttributeType.SEQUENCE_NUMBER));
        assertEquals(!old, pdu.first(AttributeType.SDP).isPresent());
        assertEquals(scene.given.get(i / 3).payload(), pdu.payload());
      }
      assertEquals(pdus.get(1), pdus.get(2));
    }
  }
}
