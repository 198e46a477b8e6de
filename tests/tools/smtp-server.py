#!/usr/bin/python3
"""A real mail server on loopback for the tests of reminders (aiosmtpd), which answers as it is told.

usage: smtp-server.py FOLDER [--tls CERTIFICATE KEY] [--auth USER PASSWORD] [--script WORD,WORD,…] [--always WORD]
Writes its port to FOLDER/port when it listens; each message taken becomes FOLDER/NNNN.eml. Ends when FOLDER/stop appears or FOLDER goes.
WORDs, one for each message that comes in, then --always (take):
  take    takes it                      defer    451 after DATA            refuse   550 to the recipient
  drop    takes it, breaks the connection without an answer                slow     takes it after 1 second
  lose    breaks the connection after DATA and takes nothing               hang     never answers
"""
import argparse
import asyncio
import os
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult


class Handler:
    def __init__(self, folder, script, always):
        self.folder, self.script, self.always, self.taken = folder, script, always, 0

    def next_word(self):
        return self.script[0] if self.script else self.always

    def pop(self):
        word = self.next_word()
        if self.script:
            self.script.pop(0)
        return word

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.next_word() == "refuse":
            self.pop()
            return "550 5.1.1 no such reader here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    def keep(self, envelope):
        self.taken += 1
        path = os.path.join(self.folder, "%04d.eml" % self.taken)
        with open(path + ".part", "wb") as file:
            file.write(b"X-Envelope: %s -> %s\r\n" % (envelope.mail_from.encode(), ",".join(envelope.rcpt_tos).encode()))
            file.write(envelope.original_content)
        os.rename(path + ".part", path)

    async def handle_DATA(self, server, session, envelope):
        word = self.pop()
        if word == "defer":
            return "451 4.3.0 busy now, try again later"
        if word == "hang":
            await asyncio.sleep(3600)
        if word == "slow":
            await asyncio.sleep(1)
        if word != "lose":
            self.keep(envelope)
        if word in ("drop", "lose"):
            server.transport.abort()
            return "421 4.0.0 never sent"
        return "250 OK taken"


async def serve(options):
    context = None
    if options.tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*options.tls)
    handler = Handler(options.folder, options.script.split(",") if options.script else [], options.always)

    def check(server, session, envelope, mechanism, data):
        good = options.auth and [data.login.decode(), data.password.decode()] == options.auth
        return AuthResult(success=bool(good))

    def make():
        return SMTP(handler, hostname="localhost", tls_context=context, require_starttls=bool(options.tls),
                    auth_required=bool(options.auth), authenticator=check if options.auth else None,
                    auth_require_tls=True, enable_SMTPUTF8=True)

    server = await asyncio.get_running_loop().create_server(make, "127.0.0.1", 0)
    path = os.path.join(options.folder, "port")
    with open(path + ".part", "w") as file:
        file.write(str(server.sockets[0].getsockname()[1]))
    os.rename(path + ".part", path)
    while os.path.isdir(options.folder) and not os.path.exists(os.path.join(options.folder, "stop")):
        await asyncio.sleep(0.05)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--tls", nargs=2)
    parser.add_argument("--auth", nargs=2)
    parser.add_argument("--script", default="")
    parser.add_argument("--always", default="take")
    asyncio.run(serve(parser.parse_args()))
    os._exit(0)  # connections that hang are of no more use


if __name__ == "__main__":
    sys.exit(main())
