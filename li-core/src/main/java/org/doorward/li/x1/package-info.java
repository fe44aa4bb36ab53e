/**
 * X1 messages: sealed requests and responses, one record each, and the error codes. How they stand in XML is
 * {@code org.doorward.li.x1.xml}'s.
 *
 * <p>All types are immutable. What exists has the form that the schema asks for; whether it makes sense, and
 * whether it is allowed, others decide.
 */
package org.doorward.li.x1;
