import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { DomainError } from '~/domain/errors'
import type { Readiness } from '~/domain/readiness/instrument'
import { type Answers, NO_OCCASION, POINTS } from '~/domain/readiness/kinds'

/** The questions and the map. @throws DomainError 'not-found' where the content folder holds none */
export function readinessOf(args: LoaderFunctionArgs | ActionFunctionArgs): Readiness {
	const { readiness } = args.context.content
	if (!readiness) throw new DomainError('not-found', 'readiness')
	return readiness
}

/** "q:<item>" = "0" to "4". What is no answer is left out. */
export function readAnswers(formData: FormData): Answers {
	const answers: Answers = {}
	for (const [name, value] of formData) {
		const points = ([NO_OCCASION, ...POINTS] as const).find((each) => String(each) === value)
		if (name.startsWith('q:') && points !== undefined) answers[name.slice(2)] = points
	}
	return answers
}
