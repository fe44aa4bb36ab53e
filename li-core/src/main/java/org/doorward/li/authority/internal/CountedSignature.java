package org.doorward.li.authority.internal;

import org.doorward.li.authority.OfficerKey;
import org.doorward.li.authority.Person;

/**
 * A good signature of an officer: whose, and with which of his keys. Immutable.
 *
 * @param person who signed
 * @param key which key verified it
 */
record CountedSignature(Person person, OfficerKey key) {}
