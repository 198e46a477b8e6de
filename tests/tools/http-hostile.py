#!/usr/bin/python3
"""Requests that no honest client sends, for the tests of `dondoc serve`.

usage: http-hostile.py PORT TARGET
TARGET is a path that answers 200. Prints one line for each thing tried: its name and what came back (a status, or `closed`). After each an
honest request from another address must be answered; the first that is not ends the run with exit status 1.
"""
import http.client
import socket
import sys
import time

port, target = int(sys.argv[1]), sys.argv[2]
token = target.rsplit("/", 1)[1]


def connect(address="127.0.0.1"):
    return socket.create_connection(("127.0.0.1", port), timeout=20, source_address=(address, 0))


def honest():
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20, source_address=("127.0.0.9", 0))
    connection.request("GET", target)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status == 200 and body.startswith(b"BEGIN:VCALENDAR") and body.endswith(b"END:VCALENDAR\r\n")


def ask(data):
    answer = b""
    with connect() as client:
        try:
            client.sendall(data)
            client.shutdown(socket.SHUT_WR)
        except OSError:
            pass  # it has had enough before the end; an answer may be there all the same
        try:
            answer = client.recv(4096)
        except OSError:
            pass
    return answer.split(b" ", 2)[1].decode() if answer.startswith(b"HTTP/1.1 ") else "closed"


def say(name, result):
    print(name, result, flush=True)
    if not honest():
        print(name, "and then no honest request was answered")
        sys.exit(1)


def get(path, *headers, method=b"GET", version=b"HTTP/1.1"):
    lines = [method + b" " + path + b" " + version, b"Host: localhost", *headers]
    return b"\r\n".join(lines) + b"\r\n\r\n"


path = target.encode()
say("honest", ask(get(path)))
say("long-target", ask(get(b"/" + b"a" * 100000)))
say("long-header", ask(get(path, b"X-Long: " + b"b" * 100000)))
say("many-headers", ask(get(path, *[b"X-%d: y" % i for i in range(5000)])))
say("long-method", ask(get(path, method=b"Q" * 60000)))
say("nothing", ask(b""))
say("half-line", ask(b"GET /cal"))
say("half-headers", ask(b"GET " + path + b" HTTP/1.1\r\nHost: loc"))
say("no-version", ask(b"GET " + path + b"\r\n\r\n"))
say("odd-version", ask(get(path, version=b"HTTP/9.9")))
say("not-http", ask(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(range(256)) * 8))
say("nul-in-path", ask(get(path + b"\0")))
say("nul-in-header", ask(get(path, b"X: a\0b")))
say("escaped-nul", ask(get(path + b"%00")))
say("bad-escapes", ask(get(b"/calendar/%zz%2.ics")))
say("escaped-letter", ask(get(b"/calendar/%" + b"%02x" % path[10] + path[11:])))
say("traversal", ask(get(b"/calendar/../../../../etc/passwd")))
say("escaped-traversal", ask(get(b"/%2e%2e/%2e%2e/etc/passwd")))
say("traversal-in-token", ask(get(b"/calendar/../" + token.encode())))
say("quote", ask(get(b"/calendar/'OR'1'='1.ics")))
say("bytes", ask(get(b"/calendar/\xff\xfe\xe1\xbb.ics")))
say("empty-token", ask(get(b"/calendar/.ics")))
say("upper-case", ask(get(path.upper())))
say("tag-unended", ask(get(path, b'If-None-Match: "' + b"," * 3000)))
say("big-body", ask(get(path, b"Content-Length: 99999999999", method=b"POST") + b"z" * 200000))
say("body-with-get", ask(get(path, b"Content-Length: 5") + b"hello"))
say("negative-length", ask(get(path, b"Content-Length: -1")))
say("bad-chunks", ask(get(path, b"Transfer-Encoding: chunked", method=b"POST") + b"ZZZ\r\nx\r\n0\r\n\r\n"))
say("pipelined", ask(get(path) * 50))

# Many that connect and say nothing, and some that say a letter now and then: others are answered all the same.
idle = []
for i in range(200):
    try:
        client = connect("127.0.0.%d" % (10 + i // 25))
        client.sendall(b"GET / HTTP/1.1\r\nX: " if i % 2 else b"")
        idle.append(client)
    except OSError:
        pass
say("idle", len(idle))
one = [connect() for i in range(100)]  # from one address more than are allowed
say("one-address", len(one))
for client in idle + one:
    client.close()

# One that reads nothing of many answers.
client = connect()
client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
try:
    client.settimeout(1)
    client.sendall(get(path) * 200)
except OSError:
    pass
say("reads-nothing", "kept")
client.close()

# Closed with a reset in the middle.
for i in range(50):
    client = connect()
    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
    client.sendall(get(path)[: 1 + i])
    client.close()
say("resets", 50)

# One that sends a letter a second is cut off by silence only if it is silent; one that is silent is.
client = connect()
client.sendall(b"GET / HT")
begun = time.monotonic()
client.settimeout(30)
try:
    rest = client.recv(100)
except OSError:
    rest = b""
say("silence", "closed" if not rest or b" 408 " in rest else rest)
