package org.doorward.li.netty.element;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.doorward.li.authority.Witness;
import org.doorward.li.crypto.tls.LiTls;
import org.doorward.li.element.internal.WitnessLine;
import org.doorward.li.evidence.AddCheckpoint;
import org.doorward.li.evidence.WitnessAnswer;
import org.doorward.li.evidence.WitnessKey;
import org.doorward.li.netty.witness.WitnessClient;
import org.doorward.li.netty.witness.WitnessOutcome;

/**
 * A line to one witness of the trust policy, known there by the keys that the policy pins.
 *
 * @param witness whom it asks
 * @param client asks it
 */
record AskedLine(Witness witness, WitnessClient client) implements WitnessLine {
  /** A line to a witness that has an address. */
  static WitnessLine to(Witness witness, LiTls tls, InstantSource clock) {
    return new AskedLine(
        witness,
        new WitnessClient(
            witness.address().orElseThrow(),
            tls,
            peer -> witness.spkiPins().contains(peer.spkiSha256()),
            new WitnessKey(witness.name(), witness.publicKey()),
            clock));
  }

  @Override
  public CompletableFuture<Optional<WitnessAnswer>> ask(AddCheckpoint request) {
    return client
        .add(request)
        .thenApply(outcome -> outcome instanceof WitnessOutcome.Answered answered
            ? Optional.of(answered.answer())
            : Optional.empty());
  }

  @Override
  public void close() {
    client.close();
  }
}
