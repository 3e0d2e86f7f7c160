import type { LoaderFunctionArgs } from '@remix-run/node'
import { keepPage, keepShown } from '~/components/keep-page'
import { DomainError } from '~/domain/errors'
import { asHttp } from '~/http/as-http'

const nothingHere = async (_args: LoaderFunctionArgs): Promise<null> => {
	throw new DomainError('not-found', 'page')
}

export const loader = asHttp(nothingHere)
export const action = asHttp(nothingHere)

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function NotFound() {
	return null
}
