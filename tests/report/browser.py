# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""A headless Chromium by the DevTools protocol, with the standard library alone.

In: the program, a folder, an address. Out: a Browser that clicks, types, looks.
The web socket (RFC 6455) is what that needs: text frames, masked from here.
"""
import base64
import json
import os
import pathlib
import shutil
import socket
import struct
import subprocess
import tempfile
import time
import urllib.parse

KEYS = {"Enter": (13, "\r"), "Tab": (9, ""), "Escape": (27, ""), "ArrowDown": (40, ""), "ArrowUp": (38, ""),
        "ArrowLeft": (37, ""), "ArrowRight": (39, "")}
PATIENCE = 20.0

# Every text against the ground behind it, by WCAG 2: at least 4.5; of arrows 3.
CONTRAST = r"""
(() => {
  const parts = (c) => { const m = c.match(/[\d.]+/g).map(Number); return m.length < 4 ? [...m, 1] : m; };
  const light = ([r, g, b]) => [r, g, b].map((v) => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
  const ground = (node) => { for (; node; node = node.parentElement) { const c = parts(getComputedStyle(node).backgroundColor); if (c[3] > 0.99) return c; } return parts(getComputedStyle(document.body).backgroundColor); };
  const bad = [];
  const seen = (node) => node.getClientRects().length && !node.closest("[hidden], noscript, .skip, :disabled, .faded, .off");
  for (const node of document.querySelectorAll("body *")) {
    if (!seen(node) || node.closest("svg")) continue;
    if (![...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim())) continue;
    const value = ratio(parts(getComputedStyle(node).color), ground(node));
    if (value < 4.5) bad.push(`${node.tagName} ${node.className} ${node.textContent.slice(0, 20)} ${value.toFixed(2)}`);
  }
  const card = (node) => parts(getComputedStyle(node).fill);
  for (const node of document.querySelectorAll(".node:not(.faded)")) {
    const value = ratio(parts(getComputedStyle(node.querySelector("text")).fill), card(node.querySelector("rect")));
    if (value < 4.5) bad.push(`node ${value.toFixed(2)}`);
  }
  for (const node of document.querySelectorAll(".edge:not(.off) .line")) {
    const value = ratio(parts(getComputedStyle(node).stroke), ground(node.closest("div, button")));
    if (value < 3) bad.push(`edge ${value.toFixed(2)}`);
  }
  return [...new Set(bad)].slice(0, 8).join("; ");
})()
"""
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def find_browser():
    names = [os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome"]
    return next((path for name in names if name and (path := shutil.which(name))), None)


class folder:
    """A temporary folder; what a dying browser still writes there does no harm."""

    def __enter__(self):
        self.path = pathlib.Path(tempfile.mkdtemp(prefix="attest-test-"))
        return self.path

    def __exit__(self, *_):
        shutil.rmtree(self.path, ignore_errors=True)


class Socket:
    def __init__(self, address):
        parts = urllib.parse.urlparse(address)
        self.socket = socket.create_connection((parts.hostname, parts.port), timeout=PATIENCE)
        key = base64.b64encode(os.urandom(16)).decode()
        self.socket.sendall((f"GET {parts.path} HTTP/1.1\r\nHost: {parts.netloc}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                             f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n").encode())
        self.rest = b""
        while b"\r\n\r\n" not in self.rest:
            self.rest += self.socket.recv(4096)
        head, self.rest = self.rest.split(b"\r\n\r\n", 1)
        if b" 101 " not in head.split(b"\r\n")[0]:
            raise OSError(f"no web socket: {head[:80]}")

    def take(self, size):
        while len(self.rest) < size:
            more = self.socket.recv(1 << 16)
            if not more:
                raise OSError("the browser is gone")
            self.rest += more
        out, self.rest = self.rest[:size], self.rest[size:]
        return out

    def send(self, text):
        body = text.encode()
        mask = os.urandom(4)
        size = len(body)
        head = b"\x81" + (bytes([0x80 | size]) if size < 126 else
                          b"\xfe" + struct.pack(">H", size) if size < 1 << 16 else b"\xff" + struct.pack(">Q", size))
        self.socket.sendall(head + mask + bytes(b ^ mask[i % 4] for i, b in enumerate(body)))

    def receive(self):
        """A whole message; control frames are passed over."""
        whole = b""
        while True:
            first, second = self.take(2)
            size = second & 127
            if size > 125:
                size = struct.unpack(">H", self.take(2))[0] if size == 126 else struct.unpack(">Q", self.take(8))[0]
            body = self.take(size)
            if first & 15 > 2:
                continue
            whole += body
            if first & 128:
                return whole.decode()


class Browser:
    """One page. `complaints`: what the console or the policy said; `left`: requests
    that went to anything but the page itself and what lies below it."""

    def __init__(self, program, where, address):
        self.address, self.complaints, self.left, self.count = address, [], [], 0
        self.process = subprocess.Popen(
            [program, "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0", "--hide-scrollbars",
             "--no-first-run", "--disable-background-networking", f"--user-data-dir={where}/profile", "about:blank"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        port = self.port(where / "profile" / "DevToolsActivePort")
        self.socket = Socket(f"ws://127.0.0.1:{port[0]}{port[1]}")
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self.session = None
        self.session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.ask(f"{domain}.enable")

    @staticmethod
    def port(path):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if path.exists() and len(path.read_text().split()) == 2:
                return path.read_text().split()
            time.sleep(0.05)
        raise OSError("the browser does not listen")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(PATIENCE)

    def note(self, event):
        name, given = event.get("method"), event.get("params", {})
        if name == "Runtime.exceptionThrown":
            self.complaints.append(given["exceptionDetails"].get("exception", {}).get("description", "?"))
        elif name == "Runtime.consoleAPICalled" and given["type"] in ("error", "warning"):
            self.complaints.append(str(given["args"])[:200])
        elif name == "Log.entryAdded" and given["entry"]["level"] in ("error", "warning"):
            self.complaints.append(given["entry"]["text"])
        elif name == "Network.requestWillBeSent":
            url = given["request"]["url"]
            if not url.startswith((self.address, "about:blank", "data:", "blob:")):
                self.left.append(url)

    def ask(self, method, **given):
        self.count += 1
        message = {"id": self.count, "method": method, "params": given}
        if getattr(self, "session", None):
            message["sessionId"] = self.session
        self.socket.send(json.dumps(message))
        while True:
            answer = json.loads(self.socket.receive())
            if answer.get("id") == self.count:
                if "error" in answer:
                    raise OSError(f"{method}: {answer['error']}")
                return answer["result"]
            self.note(answer)

    def value(self, expression):
        result = self.ask("Runtime.evaluate", expression=expression, returnByValue=True)
        if "exceptionDetails" in result:
            raise OSError(f"{expression[:80]}: {result['exceptionDetails']}")
        return result["result"].get("value")

    def until(self, expression, what):
        end = time.monotonic() + PATIENCE
        while not self.value(expression):
            if time.monotonic() > end:
                raise OSError(f"never: {what}")
            time.sleep(0.02)

    def open_again(self, fragment):
        """Load the page anew, not only its fragment."""
        self.ask("Page.navigate", url="about:blank")
        self.ask("Page.navigate", url=self.address + fragment)
        self.until("document.readyState === 'complete' && location.protocol !== 'about:'", "the page is loaded")

    def click(self, selector):
        place = self.value("""(() => { const node = document.querySelector(%s); node.scrollIntoView({block: 'center', inline: 'center'});
          const box = node.getBoundingClientRect(); return [box.x + Math.min(box.width, 40) / 2, box.y + box.height / 2]; })()""" % json.dumps(selector))
        for kind in ("mousePressed", "mouseReleased"):
            self.ask("Input.dispatchMouseEvent", type=kind, x=place[0], y=place[1], button="left", clickCount=1)
        time.sleep(0.05)  # the address changes first, then the page follows

    def key(self, name, modifiers=0):
        """One key; with Alt 1, Control 2, Shift 8 held down."""
        code, text = KEYS[name]
        given = {"key": name, "code": name, "windowsVirtualKeyCode": code, "modifiers": modifiers}
        self.ask("Input.dispatchKeyEvent", type="keyDown" if text else "rawKeyDown", **given, **({"text": text} if text else {}))
        self.ask("Input.dispatchKeyEvent", type="keyUp", **given)
        time.sleep(0.05)

    def type(self, text):
        self.ask("Input.insertText", text=text)

    def look(self, width, height, dark):
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 500)
        self.ask("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}])

    def picture(self, whole):
        return base64.b64decode(self.ask("Page.captureScreenshot", captureBeyondViewport=whole)["data"])
