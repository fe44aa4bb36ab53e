package org.doorward.examples.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.doorward.examples.traffic.Frames;

class FragmentProperties {
  @Property
  void anyFragmentationInAnyOrderGivesTheSameDatagramOnce(
      @ForAll boolean ipv6,
      @ForAll @Size(min = 300, max = 3000) byte[] payload,
      @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 37) Integer> cuts,
      @ForAll Random random) {
    byte[] packet = ipv6
        ? Frames.udp("[2001:db8::1]:1", "[2001:db8::2]:2", payload)
        : Frames.udp("192.0.2.1:1", "192.0.2.2:2", payload);
    Optional<TransportUnit> whole = new PacketPath().accept(Frames.START, ByteBuffer.wrap(packet));
    List<byte[]> fragments = Frames.fragments(packet, List.copyOf(new TreeSet<>(cuts)));
    // All but the last that arrives may come twice: after it, the packet is whole and gone.
    Collections.shuffle(fragments, random);
    List<byte[]> sent = new ArrayList<>(fragments.subList(0, fragments.size() - 1));
    sent.addAll(fragments.subList(0, random.nextInt(fragments.size())));
    Collections.shuffle(sent, random);
    sent.add(fragments.get(fragments.size() - 1));

    PacketPath path = new PacketPath();
    List<TransportUnit> got = new ArrayList<>();
    sent.forEach(
        fragment -> path.accept(Frames.START, ByteBuffer.wrap(fragment)).ifPresent(got::add));

    assertEquals(whole.stream().toList(), got);
    assertEquals(0, path.fragmented());
  }

  @Property
  void anyOctetsAreAPacketOrNot(@ForAll boolean ipv6, @ForAll @Size(max = 120) byte[] octets) {
    PacketPath path = new PacketPath();
    if (octets.length > 0) {
      octets[0] = (byte) (ipv6 ? 0x60 : 0x45);
    }
    if (octets.length > 6) {
      octets[2] = octets[3] = octets[4] = octets[5] = 0;
    }
    path.accept(Frames.START, ByteBuffer.wrap(octets));
    path.accept(Frames.START, ByteBuffer.wrap(octets).position(octets.length / 2));
  }
}
