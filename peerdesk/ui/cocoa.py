# SPDX-License-Identifier: Apache-2.0
"""The few messages that we send to macOS's own objects, where Qt has no word for them."""

import ctypes
from collections.abc import Callable
from typing import Any

_RUNTIME = "/usr/lib/libobjc.A.dylib"


class Cocoa:
    """Sends messages through the Objective-C runtime; objects are addresses."""

    def __init__(self, load: Callable[[str], Any] = ctypes.CDLL) -> None:
        self._runtime = load(_RUNTIME)
        self._runtime.objc_getClass.restype = ctypes.c_void_p
        self._runtime.objc_getClass.argtypes = [ctypes.c_char_p]
        self._runtime.sel_registerName.restype = ctypes.c_void_p
        self._runtime.sel_registerName.argtypes = [ctypes.c_char_p]
        self._runtime.objc_msgSend.restype = ctypes.c_void_p

    def of_class(self, name: str, message: str) -> int:
        """Send a message without parameters to a class and return the object it gives."""
        return self.send(self._runtime.objc_getClass(name.encode()), message)

    def send(self, target: int | None, message: str, *values: int) -> int:
        """Send a message with objects or numbers to an object and return what comes back."""
        self._runtime.objc_msgSend.argtypes = [ctypes.c_void_p] * (2 + len(values))
        selector = self._runtime.sel_registerName(message.encode())
        return self._runtime.objc_msgSend(target, selector, *values) or 0

    def string(self, text: str) -> int:
        """Return an NSString."""
        words = ctypes.create_string_buffer(text.encode())
        made = self._runtime.objc_getClass(b"NSString")
        return self.send(made, "stringWithUTF8String:", ctypes.addressof(words))

    def array(self, item: int) -> int:
        """Return an NSArray of one object."""
        made = self._runtime.objc_getClass(b"NSArray")
        return self.send(made, "arrayWithObject:", item)
