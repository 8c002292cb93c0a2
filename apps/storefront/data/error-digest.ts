/** The digest of an error that means: this visitor has asked too often. All else that a browser learns of an error is a hash. */
export const TOO_MANY = 'too-many-requests'
