package org.doorward.li.element.internal;

import java.util.OptionalLong;
import org.doorward.li.identifier.Octets;

/**
 * What a change rests on in the log. Immutable.
 *
 * @param intent the number of the entry with its intent; none if that stands in the reserved space
 * @param commitmentKey the key of that entry's commitment to the targets, for whoever holds the log against what
 *     is live; empty if the entry names no targets
 */
public record Basis(OptionalLong intent, Octets commitmentKey) {}
