// A reporter for vitest: errors outside of any test, which its JSON report leaves out, go to the file in ERRORS_FILE.
import fs from 'node:fs'

export default class ErrorsReporter {
	onTestRunEnd(_modules, unhandledErrors) {
		const errors = unhandledErrors.map(({ name, message, stack }) => `${name}: ${message}\n${stack ?? ''}`)
		if (process.env.ERRORS_FILE) fs.writeFileSync(process.env.ERRORS_FILE, JSON.stringify(errors))
	}
}
