# SPDX-License-Identifier: Apache-2.0
"""Messages go to the Objective-C runtime with as many parameters as they have."""

import ctypes

from peerdesk.ui.cocoa import Cocoa
from tests.ui.test_capture_exclusion import Runtime


def test_strings_and_arrays_are_made_by_their_classes() -> None:
    runtime = Runtime()
    cocoa = Cocoa(runtime)
    cocoa.string("concealed")
    cocoa.array(9)
    assert cocoa.of_class("NSPasteboard", "generalPasteboard") == 0
    assert [sent[:2] for sent in runtime.sent] == [
        (b"NSString", "stringWithUTF8String:"),
        (b"NSArray", "arrayWithObject:"),
        (b"NSPasteboard", "generalPasteboard"),
    ]
    assert runtime.sent[1] == (b"NSArray", "arrayWithObject:", 9)
    assert runtime.objc_msgSend.argtypes == [ctypes.c_void_p] * 2
