package huella.http;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Request;

/**
 * What decides about an answer from memory, out of a request that is a plain GET or HEAD over HTTP/1.1: no condition
 * but If-None-Match, no part of an answer, no credentials in Authorization, no body. Cookies make no difference to what
 * anyone may read.
 *
 * @param address path and query as they were sent, without the version
 * @param version that the address names, or {@link #NO_VERSION}
 */
record RequestHead(
        Request request,
        boolean isHead,
        String address,
        long version,
        String acceptEncoding,
        String ifNoneMatch,
        String accept,
        String language)
        implements KeptAnswers.Asked {

    static final long NO_VERSION = Long.MIN_VALUE;

    /** No browser sends more; an answer for each of somebody's long texts is not worth its memory. */
    private static final int LONGEST_NEGOTIATION = 500;

    private static final String VERSION = AddressVersion.NAME + "=";

    /** Null when it is another kind of request. */
    static RequestHead of(Request request) {
        boolean isHead = HttpMethod.HEAD.is(request.getMethod());
        if (!isHead && !HttpMethod.GET.is(request.getMethod())
                || request.getConnectionMetaData().getHttpVersion() != HttpVersion.HTTP_1_1) {
            return null;
        }
        String acceptEncoding = null;
        String ifNoneMatch = null;
        String accept = null;
        String language = null;
        for (HttpField field : request.getHeaders()) {
            HttpHeader header = field.getHeader();
            if (header == null) {
                continue;
            }
            switch (header) {
                case ACCEPT_ENCODING -> {
                    if (acceptEncoding != null) {
                        return null;
                    }
                    acceptEncoding = field.getValue();
                }
                case IF_NONE_MATCH -> {
                    if (ifNoneMatch != null) {
                        return null;
                    }
                    ifNoneMatch = field.getValue();
                }
                case ACCEPT -> {
                    if (accept != null) {
                        return null;
                    }
                    accept = field.getValue();
                }
                case ACCEPT_LANGUAGE -> {
                    if (language != null) {
                        return null;
                    }
                    language = field.getValue();
                }
                case AUTHORIZATION,
                        CONTENT_LENGTH,
                        EXPECT,
                        IF_MATCH,
                        IF_MODIFIED_SINCE,
                        IF_RANGE,
                        IF_UNMODIFIED_SINCE,
                        RANGE,
                        TE,
                        TRANSFER_ENCODING,
                        UPGRADE -> {
                    return null;
                }
                default -> {
                    // says nothing about the answer
                }
            }
        }
        return of(request, isHead, acceptEncoding, ifNoneMatch, accept, language);
    }

    private static RequestHead of(
            Request request,
            boolean isHead,
            String acceptEncoding,
            String ifNoneMatch,
            String accept,
            String language) {
        HttpURI uri = request.getHttpURI();
        String address = uri.getPathQuery();
        long version = NO_VERSION;
        int query = address.indexOf('?');
        int at = query < 0 ? -1 : versionAt(address, query);
        if (at >= 0) {
            int end = address.indexOf('&', at);
            end = end < 0 ? address.length() : end;
            version = AddressVersion.digits(address, at + VERSION.length(), end);
            if (version < 0 || versionAt(address, at) >= 0) {
                return null; // no version, or two of them: the routes say what is wrong
            }
            // With the sign before it, or, when something follows, with the one behind it.
            address = end == address.length()
                    ? address.substring(0, at - 1)
                    : address.substring(0, at) + address.substring(end + 1);
        }
        return new RequestHead(
                request,
                isHead,
                address,
                version,
                acceptEncoding,
                ifNoneMatch,
                accept == null ? "" : accept,
                language == null ? "" : language);
    }

    /** Where a parameter of this name begins, behind a position; negative when there is none. */
    private static int versionAt(String address, int behind) {
        for (int at = address.indexOf(VERSION, behind + 1); at >= 0; at = address.indexOf(VERSION, at + 1)) {
            char before = address.charAt(at - 1);
            if (before == '&' || before == '?') {
                return at;
            }
        }
        return -1;
    }

    boolean takesGzip() {
        return Representation.acceptsGzip(acceptEncoding);
    }

    /** Whether the answer to it may be kept for others: an address that can be read in one way only. */
    boolean mayBeKept() {
        int end = address.indexOf('?');
        String path = end < 0 ? address : address.substring(0, end);
        return path.startsWith("/")
                && path.indexOf('%') < 0
                && path.indexOf(';') < 0
                && !path.contains("//")
                && !path.contains("/.")
                && accept.length() + language.length() <= LONGEST_NEGOTIATION;
    }

    @Override
    public String origin() {
        return request.getHttpURI().getScheme() + "://" + Request.getServerName(request) + ":"
                + Request.getServerPort(request);
    }
}
