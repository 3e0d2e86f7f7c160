import type { LoaderFunctionArgs } from '@remix-run/node'
import { DomainError } from '~/domain/errors'
import { asHttp } from '~/http/as-http'

const nothingHere = async (_args: LoaderFunctionArgs): Promise<null> => {
	throw new DomainError('not-found', 'page')
}

export const loader = asHttp(nothingHere)
export const action = asHttp(nothingHere)

export default function NotFound() {
	return null
}
