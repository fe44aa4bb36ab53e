/** Reads SIP as networks really send it: messages, the identities in them, and messages out of a stream. */
package org.doorward.examples.sip;
