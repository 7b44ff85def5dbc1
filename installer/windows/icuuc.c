/* A stand-in for Windows' own icuuc.dll, which Wine has not and Qt 6.10 and newer load at their start.
 *
 * It goes into Wine's system32 alone, never beside Python: PyInstaller would ship it. It knows no character set beyond
 * those that Qt has of its own, and says so; the program asks for none. On Windows the real library is always there.
 * What is exported are the names that Qt6Core.dll asks for, with the types of ICU's unicode/ucnv.h.
 */
#include <stddef.h>
#include <stdint.h>

#define EXPORTED __declspec(dllexport)
enum { UNSUPPORTED = 16 }; /* U_UNSUPPORTED_ERROR of ICU's unicode/utypes.h: an error is whatever is above 0 */

EXPORTED void *ucnv_open(const char *name, int *error) { (void)name; *error = UNSUPPORTED; return NULL; }
EXPORTED void ucnv_close(void *converter) { (void)converter; }
EXPORTED void ucnv_reset(void *converter) { (void)converter; }
EXPORTED int8_t ucnv_getMaxCharSize(const void *converter) { (void)converter; return 1; }
EXPORTED const char *ucnv_getName(const void *converter, int *error) { (void)converter; *error = UNSUPPORTED; return ""; }
EXPORTED int32_t ucnv_countAvailable(void) { return 0; }
EXPORTED const char *ucnv_getAvailableName(int32_t n) { (void)n; return NULL; }
EXPORTED const char *ucnv_getStandardName(const char *name, const char *standard, int *error)
{
    (void)name; (void)standard; *error = UNSUPPORTED;
    return NULL;
}

/* Nobody holds a converter, so nobody comes here; each still says no to whoever does. */
EXPORTED void ucnv_getToUCallBack(void) {}
EXPORTED void ucnv_getFromUCallBack(void) {}
EXPORTED void ucnv_setToUCallBack(void) {}
EXPORTED void ucnv_setFromUCallBack(void) {}
EXPORTED void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}
EXPORTED void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
EXPORTED void ucnv_cbToUWriteUChars(void) {}
EXPORTED void ucnv_cbFromUWriteUChars(void) {}
EXPORTED void ucnv_toUnicode(void) {}
EXPORTED void ucnv_fromUnicode(void) {}
EXPORTED int32_t ucnv_toUCountPending(const void *c, int *error) { (void)c; *error = UNSUPPORTED; return 0; }
EXPORTED int32_t ucnv_fromUCountPending(const void *c, int *error) { (void)c; *error = UNSUPPORTED; return 0; }
