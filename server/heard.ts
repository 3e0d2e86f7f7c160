/**
 * Something that ends beside other work, to be waited for later: should it fail before that, the failure is thrown to
 * whoever waits, and ends no process until then.
 */
export function heard<Value>(ending: Promise<Value>): Promise<Value> {
	ending.catch(() => undefined)
	return ending
}
